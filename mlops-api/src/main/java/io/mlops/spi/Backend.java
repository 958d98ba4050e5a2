package io.mlops.spi;

import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An open store: up to five parts, and the commit that changes them together. The package page holds the rules for all methods.
 */
public interface Backend extends AutoCloseable {
    /** Returns where the store is, for messages: without credentials. */
    String location();

    /** Returns what the backend can do; constant while it is open. */
    Set<Capability> capabilities();

    /** Returns experiments, runs, params, tags and inputs. */
    Optional<RunStore> runs();

    /** Returns metric points. */
    Optional<MetricStore> metrics();

    /** Returns the reads of the registry; its writes go through {@link #commit}. */
    Optional<RegistryStore> registry();

    /** Returns files. */
    Optional<ArtifactStore> artifacts();

    /** Returns versioned records, append-only logs and the audit log. */
    Optional<RecordStore> records();

    /**
     * Checks the expectations, makes the writes in their order, and appends the audit leaves: all or nothing, durable on return.
     *
     * <p>A request id that was committed before changes nothing and returns the first result, also after {@link #close()} and a new opening, for at least
     * a day.
     *
     * @param commit what to check and to change
     * @return what the store assigned
     * @throws io.mlops.error.ConflictException if an expectation does not hold, or a write meets a state that forbids it (a deleted run); nothing was written
     * @throws io.mlops.error.NotFoundException if a write names what does not exist; nothing was written
     * @throws io.mlops.error.AlreadyExistsException if a created name is taken; nothing was written
     * @throws io.mlops.error.UnsupportedCapabilityException if the commit needs what the backend lacks; nothing was written
     * @throws io.mlops.error.OutcomeUnknownException if the store did not answer; the engine asks again with the same request id
     */
    CommitResult commit(Commit commit);

    /** Checks stored bytes as deeply as the backend can, and returns what it found; empty where all is well. May take long. */
    List<StoreDefect> verify();

    /** Closes the store; calling it again does nothing. Whatever returned before is durable. */
    @Override
    void close();
}
