/**
 * The life of a change: planned by a facade, judged by policy and hooks, made and audited in one commit, told of, and tried again where what it relied on has moved.
 *
 * <p>Read {@link io.mlops.core.action.Actions} first: every mutating call of the SDK passes through it. {@link io.mlops.core.action.Judge} asks the policy and the hooks,
 * {@link io.mlops.core.action.ActionFacts} answers what they ask and notes it as expectations, {@link io.mlops.core.action.Committer} commits and tells,
 * {@link io.mlops.core.action.Ledger} adds the audit entry and knows where it goes. Nothing else calls {@code Backend.commit}.
 *
 * <p>Rules:
 * <ul>
 *   <li>A facade validates its input, reads what its change relies on, and plans a {@link io.mlops.core.action.Change}: the action for the judges, the writes, and the
 *       expectations that say what it read.
 *   <li>Before-hooks run outside any transaction; what they read becomes an expectation of the commit. A lost expectation leads to a new plan and a new judgement, not to
 *       the same one again.
 *   <li>A refusal is audited by itself. A commit whose outcome is unknown is sent again with the same request id.
 *   <li>Where the backend cannot commit atomically, the ledger keeps an intent before and an outcome after.
 * </ul>
 *
 * <p>Decision: registry and record changes are committed and told of under one lock, so that listeners hear of them in the order of the commits; commits that concern
 * runs alone go side by side, as the store groups them, and those of one run are in order because its calls are.
 */
@NullMarked
package io.mlops.core.action;

import org.jspecify.annotations.NullMarked;
