package io.mlops.governance;

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
     * Puts a policy in force for the store and all its openers. The policy in force again is no change.
     *
     * @param policy what to enforce
     */
    void enforce(Policy policy);

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
    ApprovalRequest requestApproval(ModelVersion version, String alias, String reason);

    /**
     * Approves a request. The approver is a verified person, and neither the requester nor an author of the version or its run, nor acts for one of them.
     *
     * @param request which request
     * @param comment why; may be empty
     * @return the request as it is now
     * @throws io.mlops.error.ConflictException if it is no longer PENDING
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
     */
    Optional<ApprovalRequest> findApproval(String id);

    /**
     * Returns the requests for a model, the oldest first.
     *
     * @param model the model's name; empty for all models
     * @param page which page
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
     * Returns where an alias pointed at a time, from the history of its changes; empty where it was not set.
     *
     * @param model the model's name
     * @param alias the alias
     * @param at the time
     */
    Optional<AliasState> aliasAt(String model, String alias, Instant at);
}
