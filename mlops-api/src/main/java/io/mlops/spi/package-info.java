/**
 * What a storage backend implements.
 *
 * <p>Stores are simple, the engine is smart: validation of names and limits, get-or-create, batching, caching, hooks, policy, audit content and events sit above these
 * interfaces, once. A store keeps what it is given, answers what it is asked, and tells the truth about what is durable.
 *
 * <p>Rules for every method, unless its own javadoc says otherwise:
 * <ul>
 *   <li>Thread-safe; a read does not wait for a write of another thread.
 *   <li>A write is all or nothing, and on return it is durable: it survives the death of the process and the loss of power.
 *   <li>Arguments are legal (the engine has checked design limits); a store refuses only what it cannot keep.
 *   <li>A part that a backend has not is {@code Optional.empty()}; a {@link io.mlops.spi.Capability} that it does not declare is answered with
 *       {@link io.mlops.error.UnsupportedCapabilityException}.
 *   <li>{@link io.mlops.error.BackendUnavailableException}, {@link io.mlops.error.StoreBusyException} and {@link io.mlops.error.StoreFullException} mean that
 *       nothing was written; {@link io.mlops.error.OutcomeUnknownException} that nobody knows.
 *   <li>Appends carry (writer id, sequence), commits a request id: a repeat is a no-op that answers as the first did.
 *   <li>After {@link io.mlops.spi.Backend#close()} every method throws {@link IllegalStateException}.
 * </ul>
 *
 * <p>Decisions: whatever changes something that people answer for (experiments, the life of runs, the registry, records) is a typed write of a
 * {@link io.mlops.spi.commit.Commit} (package {@code io.mlops.spi.commit}), so that the change and its audit entry are one; the two hot paths, metric
 * points and the data of a running run, have methods of their own and no audit entry each. {@link io.mlops.spi.RecordStore} keeps versioned JSON and append-only
 * logs by kind, so that approvals, policies, monitors, data-set versions, deployments and pipelines need no new store.
 *
 * <p>How planned work fits: MLflow over HTTP declares neither {@link io.mlops.spi.Capability#ATOMIC_COMMIT} nor
 * {@link io.mlops.spi.Capability#ALIAS_COMPARE_AND_SET} and gets commits of one write without audit leaves; an outbox is a backend that wraps another; Spark and
 * other extensions read and write the records and artifacts that exist.
 */
@NullMarked
package io.mlops.spi;

import org.jspecify.annotations.NullMarked;
