package io.mlops.governance.approval;

import io.mlops.artifact.Digest;
import io.mlops.registry.ModelVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be asked for, in full. Immutable; each method returns a new one.
 *
 * <pre>{@code
 * ApprovalProposal.of(candidate, ApprovalTarget.environment("production"), "val_auc +0.013")
 *         .link("https://tickets.example/ML-12")
 *         .evidence("reports/backtest.html", digest)
 * }</pre>
 */
public final class ApprovalProposal {
    private final ModelVersion version;
    private final ApprovalTarget target;
    private final Rationale rationale;
    private final Map<String, Digest> evidence;

    private ApprovalProposal(
            ModelVersion version, ApprovalTarget target, Rationale rationale, Map<String, Digest> evidence) {
        this.version = Objects.requireNonNull(version, "version");
        this.target = Objects.requireNonNull(target, "target");
        this.rationale = rationale;
        this.evidence = Map.copyOf(evidence);
    }

    /**
     * Returns a proposal without links and evidence.
     *
     * @param version which version
     * @param target where it is to go: an alias or an environment
     * @param reason why
     * @throws io.mlops.error.InvalidInputException if the reason is too long or cannot be stored
     */
    public static ApprovalProposal of(ModelVersion version, ApprovalTarget target, String reason) {
        return new ApprovalProposal(version, target, Rationale.of(reason), Map.of());
    }

    /**
     * Returns this with one link more.
     *
     * @param link a ticket, a page
     * @throws io.mlops.error.InvalidInputException if it is too long or cannot be stored
     */
    public ApprovalProposal link(String link) {
        return new ApprovalProposal(
                version,
                target,
                new Rationale(
                        rationale.reason(),
                        Stream.concat(rationale.links().stream(), Stream.of(link))
                                .collect(Collectors.toList())),
                evidence);
    }

    /**
     * Returns this with one piece of evidence more.
     *
     * @param name the path of an artifact of the version's run, which is compared again when the approval is used, or another name, which only binds
     * @param digest of its content
     */
    public ApprovalProposal evidence(String name, Digest digest) {
        Map<String, Digest> more = new LinkedHashMap<>(evidence);
        more.put(name, digest);
        return new ApprovalProposal(version, target, rationale, more);
    }

    /** Returns the version. */
    public ModelVersion version() {
        return version;
    }

    /** Returns where it is to go. */
    public ApprovalTarget target() {
        return target;
    }

    /** Returns why. */
    public Rationale rationale() {
        return rationale;
    }

    /** Returns the digests of the evidence by name. */
    public Map<String, Digest> evidence() {
        return evidence;
    }
}
