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
 *   <li>An approval is bound to the digest of all files of a version, its target, the policy in force and the evidence; any change voids one that was not used. One that was
 *       used permits the return to its version and loads by its alias, until it expires, is revoked, or the content differs.
 *   <li>A policy takes the place of another only with an approval by somebody else.
 * </ul>
 *
 * <p>What this cannot do: code in the same JVM can go round checks that run in its process. They are a safety rail and evidence. Enforcement against a hostile insider
 * sits in database roles, in the object store's permissions and in the signature that a load checks.
 *
 * <p>Below this package lie {@code approval} (targets, quorums, terms, roles) and {@code audit} (the log); above it {@code policy} (policies for the built-in engine) and
 * {@code gate} (ready-made hooks), which use what any user can use. A document belongs to its engine ({@link io.mlops.governance.PolicyEngine}), so that another engine needs
 * nothing of the built-in one.
 *
 * <p>Decision: a change of the policy voids open requests, as they bind it, and leaves what was promoted under it: a new policy speaks of what is asked for from then on. An alias
 * that pointed somewhere before any guard, goes on being loaded.
 *
 * <p>How planned work fits: retention, classification and erasure act beside the log, whose entries hold digests of principals and texts; deployments and pipelines add action
 * types, and an environment then is what a deployment names.
 */
@NullMarked
package io.mlops.governance;

import org.jspecify.annotations.NullMarked;
