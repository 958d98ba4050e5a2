package io.mlops;

import io.mlops.artifact.Artifacts;
import io.mlops.event.Events;
import io.mlops.governance.Governance;
import io.mlops.governance.Principal;
import io.mlops.monitoring.Monitoring;
import io.mlops.outbox.Outbox;
import io.mlops.registry.Registry;
import io.mlops.spi.StoreDefect;
import io.mlops.tracking.DeliveryCounts;
import io.mlops.tracking.Tracking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * An open store and the engine in front of it.
 *
 * <p>Thread-safe; several instances live side by side in one JVM. Opened by {@code io.mlops.core.MlopsSdk}.
 */
public interface Mlops extends AutoCloseable {
    /** Returns experiments and runs. */
    Tracking tracking();

    /** Returns the files of runs. */
    Artifacts artifacts();

    /** Returns the model registry. */
    Registry registry();

    /** Returns monitors, outcomes and alerts. */
    Monitoring monitoring();

    /** Returns policy, approvals, the audit log and lineage. */
    Governance governance();

    /** Returns subscriptions to events. */
    Events events();

    /** Returns what waits on its way to a remote store; empty where the instance was opened without an outbox, and writes go straight out. */
    Optional<Outbox> outbox();

    /**
     * Returns a view of this instance whose changes are made by a principal. Pass the view to whatever works for the principal, also on other threads; nothing
     * is bound to a thread. Closing the view closes nothing.
     *
     * @param principal who acts; it counts as verified only if {@link Governance#authenticate} of this instance returned it
     */
    Mlops actingAs(Principal principal);

    /**
     * Waits until every metric point that was accepted so far is durable.
     *
     * @param timeout how long at most
     * @return the counts then; {@link DeliveryCounts#pending()} tells what was not reached in time
     * @throws io.mlops.error.BackendException the failure of a write, if one failed
     */
    DeliveryCounts flush(Duration timeout);

    /** Returns one future that completes when every point that was accepted before the call is durable, with the counts then, or with the failure of a write. */
    CompletableFuture<DeliveryCounts> flushAsync();

    /** Checks stored bytes as deeply as each backend can, the audit log included, and returns what it found; empty where all is well. May take long. */
    List<StoreDefect> verify();

    /**
     * Frees what was deleted before a time: runs, experiments, and artifacts that nothing refers to.
     *
     * @param olderThan only what was deleted before
     * @return how many bytes of artifacts were freed
     */
    long purge(Instant olderThan);

    /**
     * Ends open runs as FAILED, makes what was accepted durable, and closes the store. Calling it again does nothing. What could not be written in time is dropped and
     * counted.
     *
     * <p>With an outbox it also delivers what waits, as long as the server takes it; what it does not take within the time stays in the outbox, is told in the log, and is delivered when the outbox is opened again.
     *
     * <p>It returns within the time and a second, whatever a store does. Where one does not answer, as another program holds its lock or its disk is gone, what is left is done as soon as it does:
     * runs end, and the store is closed. Closed by a second thread at the same time, it returns at once there.
     *
     * @param timeout how long to try
     * @return the counts at the end
     */
    DeliveryCounts close(Duration timeout);

    /** Is {@link #close(Duration)} with the configured time, default 30 seconds; logs the counts where anything was dropped or failed. */
    @Override
    void close();
}
