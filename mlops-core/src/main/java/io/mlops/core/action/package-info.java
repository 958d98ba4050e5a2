/**
 * The life of a change: planned by a facade, judged by policy and hooks, made and audited in one commit, told of, and tried again where what it relied on has moved.
 *
 * <p>Read {@link io.mlops.core.action.Actions} first: every mutating call of the SDK passes through it. {@link io.mlops.core.action.Judge} asks the stored policy and the
 * hooks, {@code ActionFacts} answers what they ask and notes it as expectations, {@link io.mlops.core.action.Ledger} adds the audit entry and knows where it goes. Nothing
 * else calls {@code Backend.commit}.
 *
 * <p>Rules:
 * <ul>
 *   <li>A facade validates its input, reads what its change relies on, and plans a {@link io.mlops.core.action.Change}: the action for the judges, the writes, and the
 *       expectations that say what it read.
 *   <li>Before-hooks run outside any transaction; what they read becomes an expectation of the commit. A lost expectation leads to a new plan and a new judgement, not to
 *       the same one again.
 *   <li>A refusal is audited by itself. A commit whose outcome is unknown is sent again with the same request id.
 *   <li>Where the backend cannot commit atomically, the ledger keeps an intent before and an outcome after. Where it compares no aliases and tells no changes either, the ledger also notes where
 *       each alias was put ({@code promotion}); an alias that stands elsewhere was moved by others, which is audited as external when it is first seen.
 *   <li>An audit entry holds no name of a person and no free text, but salted digests; what they stand for lies in records beside ({@code principal}, {@code audit-text}),
 *       which can be erased while the log stays valid. Fields that stay readable for ever are those that nobody writes freely: ids, numbers, digests, members of closed sets.
 * </ul>
 *
 * <p>Decisions: listeners hear of registry and record changes in the order of the commits, and yet these go side by side, so that a store can sync once for many: each counts up
 * one record, whose revision is its place ({@code CommitOrder}). Where change and record are not one commit there is no such place, and one lock keeps the order. Commits that
 * concern runs alone are told of as they come; those of one run are in order because its calls are. The texts of one entry share one record and one salt:
 * a record for each would double the writes of a change, and texts are erased with their entry.
 */
@NullMarked
package io.mlops.core.action;

import org.jspecify.annotations.NullMarked;
