/**
 * Who may change what, who approved it, what happened, and proof of it.
 *
 * <p>Rules:
 * <ul>
 *   <li>Every change through the SDK is an {@link io.mlops.governance.Action}. {@link io.mlops.governance.GovernanceHook}s judge it before and hear of it after; the
 *       stored {@link io.mlops.governance.Policy} is judged in the same chain; the change and its audit entry are one commit.
 *   <li>A new store is in single-user mode: everything is allowed and everything is audited. {@link io.mlops.governance.Governance#enforce} switches the store itself to
 *       governed mode, for every opener.
 *   <li>A hook or a policy that throws, takes too long, or does not know the action denies.
 *   <li>An approval is bound to the digest of all files of a version and to one alias; any change voids it.
 * </ul>
 *
 * <p>What this cannot do: code in the same JVM can go round checks that run in its process. They are a safety rail and evidence. Enforcement against a hostile insider
 * sits in database roles, in the object store's permissions and in the signature that a load checks.
 *
 * <p>How planned work fits: roles by scope and quorum by role are rules of a policy document, which is opaque to this package and belongs to its engine
 * ({@link io.mlops.governance.PolicyEngine}); a quorum is already a number in {@link io.mlops.governance.ApprovalSubject}; the audit log, its proofs and
 * checkpoints have a package of their own, {@code io.mlops.governance.audit}; retention, classification and erasure act beside the log, whose entries hold digests of principals
 * and not their names; deployments and pipelines add action types.
 */
@NullMarked
package io.mlops.governance;

import org.jspecify.annotations.NullMarked;
