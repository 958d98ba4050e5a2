package io.mlops.core.audit;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.ContentSource;
import io.mlops.artifact.Digest;
import io.mlops.error.BackendException;
import io.mlops.governance.audit.Checkpoint;
import io.mlops.governance.audit.CheckpointAnchor;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.ArtifactStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * Checkpoints as files of an artifact store: an object store whose retention lock keeps them from being changed, for example. One file each, named by the size of the log and the digest of the
 * note, so that none is overwritten by another. Thread-safe.
 */
public final class ArtifactAnchor implements CheckpointAnchor {
    private static final String FOLDER = "checkpoints";

    private final ArtifactStore store;
    private final String owner;

    /**
     * Names a place in a store.
     *
     * @param store outlives this anchor; not the one of the log itself
     * @param owner whose files they are, 1 to 64 letters, digits and {@code -}: one name for each log
     */
    public ArtifactAnchor(ArtifactStore store, String owner) {
        this.store = store;
        this.owner = owner;
    }

    @Override
    public String name() {
        return "artifacts of " + owner;
    }

    @Override
    public void publish(Checkpoint checkpoint) {
        String note = checkpoint.note();
        ArtifactPath path = new ArtifactPath("%s/%019d-%s.txt"
                .formatted(FOLDER, checkpoint.size(), Digest.of(note).hex().substring(0, 16)));
        if (store.find(owner, path).isEmpty()) {
            store.write(owner, path, ContentSource.of(note.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Override
    public List<Checkpoint> published() {
        return Page.stream(PageRequest.first(PageRequest.DEFAULT_RESULTS), page -> store.list(owner, FOLDER, page))
                .map(this::read)
                .sorted(Comparator.comparingLong(Checkpoint::size))
                .toList();
    }

    private Checkpoint read(ArtifactInfo info) {
        try (InputStream in = store.open(owner, info.path(), ByteRange.ALL)) {
            return Checkpoint.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new BackendException("The checkpoint " + info.path() + " cannot be read; read it again", e);
        }
    }
}
