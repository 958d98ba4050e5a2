package io.mlops.core.action;

import io.mlops.spi.ArtifactStore;
import io.mlops.spi.RecordStore;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.RunStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Where facts are read. Immutable.
 *
 * @param registry versions and aliases; empty where the store has no registry
 * @param runs runs; empty where the store has none
 * @param artifacts files of runs; empty where the store has none
 * @param records policy, approval requests and monitors; empty where nothing keeps records
 * @param driftChecks when the inputs of a model were last compared with their reference, by model and environment
 * @param clock the time
 */
public record FactSource(
        Optional<RegistryStore> registry,
        Optional<RunStore> runs,
        Optional<ArtifactStore> artifacts,
        Optional<RecordStore> records,
        BiFunction<String, String, Optional<Instant>> driftChecks,
        Clock clock) {
    /** Refuses nulls. */
    public FactSource {
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(runs, "runs");
        Objects.requireNonNull(artifacts, "artifacts");
        Objects.requireNonNull(records, "records");
        Objects.requireNonNull(driftChecks, "driftChecks");
        Objects.requireNonNull(clock, "clock");
    }
}
