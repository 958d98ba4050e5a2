/**
 * Merkle trees as in RFC 6962 over the stored leaves of the audit log: computing roots fast, checking a whole log, and the tree that proofs are cut from.
 *
 * <p>{@link io.mlops.core.merkle.TreeBuilder} works on raw bytes, as the check of a log computes a root for each entry; the types of the API, which show digests as texts, are made at the
 * end only. {@link io.mlops.core.merkle.LogCheck} is fed with leaves by a store or by the engine, and knows neither.
 */
@NullMarked
package io.mlops.core.merkle;

import org.jspecify.annotations.NullMarked;
