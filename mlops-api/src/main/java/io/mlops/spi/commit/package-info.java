/**
 * What {@link io.mlops.spi.Backend#commit} takes: expectations, typed writes and audit leaves, all or nothing.
 *
 * <p>Rules: a {@link io.mlops.spi.commit.Write} says what to change and nothing about why; the engine has judged it. Expectations are what the judgement relied on; a
 * store compares them in the transaction of the change. Audit leaves are opaque canonical texts; a store appends them to its audit log in the
 * order of the commits, with the hashes that {@link io.mlops.spi.commit.MerkleFrontier} computes, so that no store has to know Merkle trees.
 *
 * <p>Decisions: writes are sealed by part ({@link io.mlops.spi.commit.ExperimentWrite}, {@link io.mlops.spi.commit.RunWrite},
 * {@link io.mlops.spi.commit.RegistryWrite}, {@link io.mlops.spi.commit.RecordWrite}, {@link io.mlops.spi.commit.TagWrite}), so that a backend dispatches to
 * the part that it has; a version number is not chosen by the engine but expected ({@code Expectation.NextVersion}), so that a server that numbers versions by
 * itself fits; the package lies below {@code io.mlops.spi}, which keeps both under twenty types.
 */
@NullMarked
package io.mlops.spi.commit;

import org.jspecify.annotations.NullMarked;
