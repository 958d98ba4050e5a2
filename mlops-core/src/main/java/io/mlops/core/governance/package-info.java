/**
 * Policy, approvals, the audit log and lineage, behind {@code mlops.governance()}. The judging and the writing of entries are in {@code io.mlops.core.action}; here is what
 * people ask for.
 *
 * <p>Decisions: an approval is a record with compare-and-set, and its every step is an action of its own, judged and audited like any other; a request's id begins with model
 * and version, so that the requests that a move concerns are found without looking at any other; a principal is verified by identity: the very object that {@code authenticate} returned, so that no caller can
 * make one.
 */
@NullMarked
package io.mlops.core.governance;

import org.jspecify.annotations.NullMarked;
