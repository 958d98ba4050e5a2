package io.mlops.spi.table.backend;

import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.spi.table.Table;
import io.mlops.spi.table.TableFormat;
import io.mlops.spi.table.Tables;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.RunStatus;
import java.util.Optional;

/** The rows of experiments, runs and logged models. Used inside a read or a change alone. */
final class RunTables {
    private static final String EXPERIMENT_COUNTER = "experiment";

    final Table<String, Experiment> experiments;
    final Table<String, StoredRun> runs;
    final Table<String, LoggedModel> models;
    /** The writer that created each run, or changed its state last. */
    final Table<String, String> holders;

    private final Table<String, Long> counters;

    RunTables(Tables store) {
        experiments = store.table(TableFormat.of("experiments", String.class, Experiment.class));
        runs = store.table(TableFormat.of("runs", String.class, StoredRun.class));
        models = store.table(TableFormat.of("logged-models", String.class, LoggedModel.class));
        holders = store.table(TableFormat.of("run-holders", String.class, String.class));
        counters = store.table(TableFormat.of("counters", String.class, Long.class));
    }

    /** Returns the next experiment id, greater than all before, purged ones included. */
    String nextExperimentId() {
        return Long.toString(next(EXPERIMENT_COUNTER));
    }

    /** Returns the next number of a counter, from 1. */
    long next(String counter) {
        long number = counters.find(counter).orElse(0L) + 1;
        counters.put(counter, number);
        return number;
    }

    Optional<Experiment> findExperimentByName(String name) {
        return experiments.all().filter(e -> e.name().equals(name)).findFirst();
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
