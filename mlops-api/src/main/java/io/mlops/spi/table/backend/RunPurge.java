package io.mlops.spi.table.backend;

import io.mlops.spi.table.registry.RegistryTables;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.LoggedModel;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes what was deleted long enough ago. Used inside a change alone. */
final class RunPurge {
    private final RunTables runs;
    private final RegistryTables registry;
    private final TableMetricStore metrics;

    RunPurge(RunTables runs, RegistryTables registry, TableMetricStore metrics) {
        this.runs = runs;
        this.registry = registry;
        this.metrics = metrics;
    }

    List<String> before(Instant olderThan) {
        Set<String> registered = registry.runIds();
        List<String> gone = runs.runs
                .all()
                .filter(run ->
                        run.deletion().map(d -> d.at().isBefore(olderThan)).orElse(false))
                .map(run -> run.info().id())
                .filter(id -> !registered.contains(id))
                .toList();
        gone.forEach(this::removeRun);
        removeExperiments(olderThan);
        return gone;
    }

    private void removeRun(String id) {
        runs.run(id).data().models().stream().map(LoggedModel::id).forEach(runs.models::remove);
        runs.runs.remove(id);
        runs.holders.remove(id);
        metrics.forget(id);
    }

    private void removeExperiments(Instant olderThan) {
        Set<String> inUse =
                runs.runs.all().map(run -> run.info().experimentId()).collect(Collectors.toSet());
        runs.experiments
                .all()
                .filter(experiment -> experiment.stage() == LifecycleStage.DELETED)
                // A deleted experiment takes no change, so that its last one is its deletion.
                .filter(experiment -> experiment.updatedAt().isBefore(olderThan))
                .filter(experiment -> !inUse.contains(experiment.id()))
                .toList()
                .forEach(experiment -> runs.experiments.remove(experiment.id()));
    }
}
