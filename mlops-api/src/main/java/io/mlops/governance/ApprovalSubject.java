package io.mlops.governance;

import io.mlops.artifact.Digest;
import io.mlops.governance.approval.ApprovalTarget;
import io.mlops.governance.approval.ApprovalTerms;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an approval is bound to; a change of any of it voids an approval that was not used yet. Immutable.
 *
 * @param model the model's name; empty for a policy
 * @param version the number; 0 for a policy
 * @param digest the digest of the manifest of all files of the version, or of the policy that is to be enforced
 * @param target where it is to go
 * @param policyDigest the policy in force when it was asked for; empty if there was none
 * @param terms who must approve, and how long that holds, as that policy says
 * @param evidence the digests of what the request rests on, by name
 */
public record ApprovalSubject(
        String model,
        int version,
        Digest digest,
        ApprovalTarget target,
        Optional<Digest> policyDigest,
        ApprovalTerms terms,
        Map<String, Digest> evidence) {
    /** Copies the evidence. */
    public ApprovalSubject {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(policyDigest, "policyDigest");
        Objects.requireNonNull(terms, "terms");
        evidence = Map.copyOf(evidence);
    }

    /** Returns the alias that it is for; empty where it is for an environment or a policy. */
    public String alias() {
        return target.kind() == ApprovalTarget.Kind.ALIAS ? target.name() : "";
    }

    /** Returns how many persons must approve. */
    public int quorum() {
        return terms.quorum().persons();
    }
}
