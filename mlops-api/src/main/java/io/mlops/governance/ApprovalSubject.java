package io.mlops.governance;

import io.mlops.artifact.Digest;
import java.util.Objects;
import java.util.Optional;

/**
 * What an approval is bound to; a change of any of it voids the approval. Immutable.
 *
 * @param model the model's name
 * @param version the number
 * @param digest the digest of the manifest of all files of the version
 * @param alias where it is to go
 * @param policyDigest the policy in force when it was asked for; empty if there was none
 * @param quorum how many persons must approve, at least 1
 */
public record ApprovalSubject(
        String model, int version, Digest digest, String alias, Optional<Digest> policyDigest, int quorum) {
    /** Refuses nulls. */
    public ApprovalSubject {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(alias, "alias");
        Objects.requireNonNull(policyDigest, "policyDigest");
    }
}
