package io.mlops.core.policy;

import io.mlops.artifact.Digest;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalStatus;
import io.mlops.governance.ApprovalVote;
import io.mlops.governance.Facts;
import io.mlops.governance.approval.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether an approval permits something now. For one judgement.
 *
 * @param policy the digest of the policy in force
 * @param digest the content that is to be permitted, as it is now
 * @param facts what is known
 */
record Permits(Digest policy, Optional<Digest> digest, Facts facts) {
    /**
     * Why an approval does not permit.
     *
     * @param rule the id of the rule
     * @param reason the end of a sentence that begins with the request
     */
    record Obstacle(String rule, String reason) {}

    /**
     * Returns what is in the way; empty where the approval permits.
     *
     * <p>One that was used binds the content alone: a champion outlives the policy under which it was approved, and the way back must not wait for another approval.
     *
     * @param request what may permit
     * @param roles the roles that a person has now
     */
    Optional<Obstacle> obstacle(ApprovalRequest request, Function<String, Set<Role>> roles) {
        boolean isUsed = request.status() == ApprovalStatus.USED;
        if (!isUsed && request.status() != ApprovalStatus.APPROVED) {
            return Optional.of(byStatus(request));
        }
        if (!facts.now().isBefore(request.expiresAt())) {
            return obstacle("approval-expired", "expired at " + request.expiresAt() + ", after its use");
        }
        if (digest.filter(request.subject().digest()::equals).isEmpty()) {
            return obstacle("version-changed", "approved another content");
        }
        return isUsed ? Optional.empty() : unused(request, roles);
    }

    private Optional<Obstacle> unused(ApprovalRequest request, Function<String, Set<Role>> roles) {
        Map<String, Set<Role>> approvers = new HashMap<>();
        request.votes().stream()
                .filter(ApprovalVote::isApproval)
                .forEach(vote -> approvers.put(vote.accountable(), roles.apply(vote.principal())));
        if (!request.subject().terms().quorum().isMetBy(approvers)) {
            return obstacle("quorum", "has no quorum any more, as an approver has lost the role");
        }
        if (request.subject().policyDigest().filter(policy::equals).isEmpty()) {
            return obstacle("policy-changed", "was made under another policy");
        }
        return isEvidenceKept(request)
                ? Optional.empty()
                : obstacle("evidence-changed", "rests on evidence that has changed since");
    }

    private boolean isEvidenceKept(ApprovalRequest request) {
        return request.subject().evidence().entrySet().stream()
                .allMatch(piece -> piece.getKey().contains("://")
                        || facts.artifact(piece.getKey())
                                .filter(piece.getValue()::equals)
                                .isPresent());
    }

    private static Obstacle byStatus(ApprovalRequest request) {
        return switch (request.status()) {
            case EXPIRED -> new Obstacle("approval-expired", "is EXPIRED: it expired at " + request.expiresAt());
            case REVOKED -> new Obstacle("approval-revoked", "is REVOKED");
            default -> new Obstacle("not-approved", "is " + request.status());
        };
    }

    private static Optional<Obstacle> obstacle(String rule, String reason) {
        return Optional.of(new Obstacle(rule, reason));
    }
}
