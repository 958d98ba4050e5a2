package io.mlops.core.audit;

import io.mlops.governance.audit.CheckpointAnchor;
import io.mlops.governance.audit.CheckpointSigner;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How an instance makes its audit log provable: who signs checkpoints, and where they are kept. Immutable.
 *
 * <p>With a signer or an anchor, an instance makes a checkpoint by itself when it is closed and the log has grown; {@code governance().audit().checkpoint()} makes one at any time. How much
 * can be lost unseen is what was written since: long-running services call it on a schedule.
 */
public final class Auditing {
    private static final Auditing NONE = new Auditing(Optional.empty(), List.of());

    private final Optional<CheckpointSigner> signer;
    private final List<CheckpointAnchor> anchors;

    private Auditing(Optional<CheckpointSigner> signer, List<CheckpointAnchor> anchors) {
        this.signer = signer;
        this.anchors = anchors;
    }

    /** Returns that checkpoints are not signed and kept in the store alone: the default. */
    public static Auditing unsigned() {
        return NONE;
    }

    /**
     * Returns that checkpoints are signed.
     *
     * @param signer a {@link SigningKeyFile}, or a device; another one than before rotates the key
     */
    public static Auditing signedBy(CheckpointSigner signer) {
        return new Auditing(Optional.of(signer), List.of());
    }

    /**
     * Returns this with one more place that keeps checkpoints.
     *
     * @param anchor outside the store
     */
    public Auditing anchoredIn(CheckpointAnchor anchor) {
        List<CheckpointAnchor> all = new ArrayList<>(anchors);
        all.add(Objects.requireNonNull(anchor, "anchor"));
        return new Auditing(signer, List.copyOf(all));
    }

    /** Returns who signs; empty where nobody does. */
    public Optional<CheckpointSigner> signer() {
        return signer;
    }

    /** Returns where checkpoints are kept, in the order in which they were given. */
    public List<CheckpointAnchor> anchors() {
        return anchors;
    }
}
