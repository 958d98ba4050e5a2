package io.mlops.governance;

import io.mlops.artifact.Digest;
import io.mlops.governance.approval.ApprovalProposal;
import io.mlops.governance.approval.ApprovalTarget;
import io.mlops.governance.audit.AuditTrail;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import java.time.Instant;
import java.util.Optional;

/**
 * Policy, approvals, the audit log and lineage.
 *
 * <p>Thread-safe. Every method may throw {@link io.mlops.error.BackendException}, and {@link io.mlops.error.UnsupportedCapabilityException} where the backend keeps
 * no records and no governance location was given to the builder; one that changes something also {@link io.mlops.error.PolicyViolationException}, and
 * {@link io.mlops.error.InvalidInputException} before anything is written. Changes are durable on return; refusals are audited too.
 */
public interface Governance {
    /**
     * Puts a policy in force for the store and all its openers. The policy in force again is no change. Where one is in force, another takes its place only with an approval
     * by somebody else ({@link #requestPolicy}), as a guard that anybody can take off guards nothing. Requests that were made under the policy before are void; what was
     * promoted under it stays.
     *
     * @param policy what to enforce
     * @throws io.mlops.error.ApprovalRequiredException if another policy is in force and no approval of this one holds
     */
    void enforce(Policy policy);

    /**
     * Asks that a policy may be put in force in place of the present one.
     *
     * @param policy what is to be enforced
     * @param reason why
     */
    ApprovalRequest requestPolicy(Policy policy, String reason);

    /**
     * Returns a policy that was enforced or asked for, so that an approver can read what the digest of a request means; empty where none has the digest.
     *
     * @param digest {@link Policy#digest()}
     */
    Optional<Policy> findPolicy(Digest digest);

    /** Returns the policy in force, or empty in single-user mode. */
    Optional<Policy> policy();

    /**
     * Proves who somebody is. Only a principal that this method returned counts as verified, and only on the instance that returned it.
     *
     * @param credential what is presented to the configured {@link PrincipalVerifier}
     * @throws io.mlops.error.PolicyViolationException if it proves nothing, or no verifier is configured
     */
    Principal authenticate(Credential credential);

    /**
     * Asks that an alias may move to a version. The request binds the digest of all its files, the alias and the policy in force.
     *
     * @param version which version; it must be READY and have a digest
     * @param alias where it is to go
     * @param reason why: evidence, ticket, comparison
     */
    default ApprovalRequest requestApproval(ModelVersion version, String alias, String reason) {
        return requestApproval(ApprovalProposal.of(version, ApprovalTarget.alias(alias), reason));
    }

    /**
     * Asks that a version may go to an alias or an environment. The request binds the digest of all its files, the target, the policy in force and the digests of the
     * evidence.
     *
     * @param proposal the version, which must be READY and have a digest, and why
     */
    ApprovalRequest requestApproval(ApprovalProposal proposal);

    /**
     * Writes a request that nobody can decide yet.
     *
     * @param proposal the version, which must be READY and have a digest, and why
     * @return the draft, to be handed in with {@link #submit}
     */
    ApprovalRequest draftApproval(ApprovalProposal proposal);

    /**
     * Hands a draft in; who wrote it alone may do it. It binds the policy in force now.
     *
     * @param draft which request
     * @return the request as it is now
     * @throws io.mlops.error.ConflictException if it is no DRAFT
     */
    ApprovalRequest submit(ApprovalRequest draft);

    /**
     * Approves a request, which is APPROVED once its quorum is met and PENDING until then. The approver is a verified person, and neither the requester nor an author of the version or its run, nor acts for one of them.
     *
     * @param request which request
     * @param comment why; may be empty
     * @return the request as it is now
     * @throws io.mlops.error.ConflictException if it is no longer PENDING
     * @throws io.mlops.error.PolicyViolationException if this principal may not decide, or what the request binds has changed; the message names the rule
     */
    ApprovalRequest approve(ApprovalRequest request, String comment);

    /**
     * Rejects a request; the same persons may do it as may approve.
     *
     * @param request which request
     * @param comment why
     * @return the request as it is now
     * @throws io.mlops.error.ConflictException if it is no longer PENDING
     */
    ApprovalRequest reject(ApprovalRequest request, String comment);

    /**
     * Takes a request back; the requester alone may do it, before it is used.
     *
     * @param request which request
     * @param comment why
     * @return the request as it is now
     */
    ApprovalRequest withdraw(ApprovalRequest request, String comment);

    /**
     * Revokes an approval, used or not: it permits no change, no rollback and no new load of the version by the alias it was for.
     *
     * @param request which request
     * @param reason why
     * @return the request as it is now
     */
    ApprovalRequest revoke(ApprovalRequest request, String reason);

    /**
     * Returns a request as it is now, or empty where there is none.
     *
     * @param id its id
     * @throws io.mlops.error.InvalidInputException if it is longer than any id
     */
    Optional<ApprovalRequest> findApproval(String id);

    /**
     * Returns the requests for a model, by version and then by time.
     *
     * @param model the model's name; empty for all models
     * @param page which page
     * @throws io.mlops.error.InvalidInputException if the name breaks its rule
     */
    Page<ApprovalRequest> approvals(String model, PageRequest page);

    /** Returns the audit log. */
    AuditTrail audit();

    /**
     * Returns where a version came from.
     *
     * @param version which version
     */
    Lineage lineage(ModelVersion version);

    /**
     * Returns which version was the champion, or whatever the alias stands for, at a time, from the history of the alias; empty where it was not set.
     *
     * @param model the model's name
     * @param alias the alias
     * @param at the time
     * @throws io.mlops.error.InvalidInputException if a name breaks its rule
     */
    Optional<AliasState> whoWasChampion(String model, String alias, Instant at);
}
