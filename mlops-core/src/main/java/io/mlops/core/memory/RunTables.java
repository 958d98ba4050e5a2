package io.mlops.core.memory;

import io.mlops.core.memory.table.Gate;
import io.mlops.core.memory.table.Table;
import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.RunStatus;
import java.util.Comparator;
import java.util.Optional;

/** The rows of experiments, runs and logged models. Used inside the gate alone. */
final class RunTables {
    private static final String EXPERIMENT_COUNTER = "experiment";

    final Table<String, Experiment> experiments;
    final Table<String, StoredRun> runs;
    final Table<String, LoggedModel> models;
    /** The writer that created each run, or changed its state last. */
    final Table<String, String> holders;

    private final Table<String, Long> counters;

    RunTables(Gate gate) {
        experiments = new Table<>(gate, Comparator.naturalOrder());
        runs = new Table<>(gate, Comparator.naturalOrder());
        models = new Table<>(gate, Comparator.naturalOrder());
        holders = new Table<>(gate, Comparator.naturalOrder());
        counters = new Table<>(gate, Comparator.naturalOrder());
    }

    /** Returns the next experiment id, greater than all before, purged ones included. */
    String nextExperimentId() {
        long id = counters.find(EXPERIMENT_COUNTER).orElse(0L) + 1;
        counters.put(EXPERIMENT_COUNTER, id);
        return Long.toString(id);
    }

    Optional<Experiment> findExperimentByName(String name) {
        return experiments.all().stream().filter(e -> e.name().equals(name)).findFirst();
    }

    Experiment experiment(String id) {
        return experiments
                .find(id)
                .orElseThrow(() -> new NotFoundException(
                        "Experiment " + Quoted.of(id) + " does not exist; look for its id by name"));
    }

    Experiment activeExperiment(String id) {
        Experiment experiment = experiment(id);
        if (experiment.stage() == LifecycleStage.DELETED) {
            throw new ConflictException("Experiment " + Quoted.of(id) + " is deleted; restore it first");
        }
        return experiment;
    }

    StoredRun run(String id) {
        return runs.find(id)
                .orElseThrow(() -> new NotFoundException("Run " + Quoted.of(id) + " does not exist; check its id"));
    }

    boolean isHeldBy(String id, String writerId) {
        return holders.find(id).filter(writerId::equals).isPresent()
                && run(id).info().status() == RunStatus.RUNNING;
    }

    StoredRun activeRun(String id) {
        StoredRun run = run(id);
        if (run.isDeleted()) {
            throw new ConflictException("Run " + Quoted.of(id) + " is deleted; restore it first");
        }
        return run;
    }
}
