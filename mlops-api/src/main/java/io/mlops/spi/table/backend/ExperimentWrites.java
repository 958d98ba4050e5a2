package io.mlops.spi.table.backend;

import io.mlops.error.AlreadyExistsException;
import io.mlops.error.Quoted;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes the changes of experiments. Used inside a change alone. */
final class ExperimentWrites {
    private final RunTables tables;

    ExperimentWrites(RunTables tables) {
        this.tables = tables;
    }

    /** Makes a change and returns what it assigns. */
    String apply(ExperimentWrite write, Instant at) {
        return switch (write.type()) {
            case CREATE -> create(((ExperimentWrite.Create) write).name(), at);
            case RENAME -> rename((ExperimentWrite.Rename) write, at);
            case SET_STAGE -> setStage((ExperimentWrite.SetStage) write, at);
        };
    }

    /** Creates the experiment that every store has and returns it. */
    Experiment createDefault(Instant at) {
        Experiment experiment =
                new Experiment(Experiment.DEFAULT_ID, Experiment.DEFAULT_NAME, LifecycleStage.ACTIVE, Map.of(), at, at);
        put(experiment);
        return experiment;
    }

    private String create(String name, Instant at) {
        refuseTaken(name);
        String id = tables.nextExperimentId();
        put(new Experiment(id, name, LifecycleStage.ACTIVE, Map.of(), at, at));
        return id;
    }

    private String rename(ExperimentWrite.Rename write, Instant at) {
        Experiment old = tables.activeExperiment(write.experimentId());
        if (!old.name().equals(write.name())) {
            refuseTaken(write.name());
            put(new Experiment(old.id(), write.name(), old.stage(), old.tags(), old.createdAt(), at));
        }
        return "";
    }

    private void refuseTaken(String name) {
        tables.findExperimentByName(name).ifPresent(owner -> {
            throw new AlreadyExistsException("Experiment " + Quoted.of(name) + " exists already with id " + owner.id()
                    + " and is " + owner.stage() + "; use it, or choose another name");
        });
    }

    private String setStage(ExperimentWrite.SetStage write, Instant at) {
        Experiment old = tables.experiment(write.experimentId());
        if (old.stage() != write.stage()) {
            put(new Experiment(old.id(), old.name(), write.stage(), old.tags(), old.createdAt(), at));
            List<StoredRun> runs = tables.runs
                    .all()
                    .filter(run -> run.info().experimentId().equals(old.id()))
                    .toList();
            runs.forEach(run -> follow(run, write.stage(), at));
        }
        return "";
    }

    private void follow(StoredRun run, LifecycleStage stage, Instant at) {
        if (stage == LifecycleStage.DELETED && !run.isDeleted()) {
            tables.runs.put(run.info().id(), run.deleted(new StoredRun.Deletion(at, true)));
        }
        boolean comesBack =
                run.deletion().map(StoredRun.Deletion::isWithExperiment).orElse(false);
        if (stage == LifecycleStage.ACTIVE && comesBack) {
            tables.runs.put(run.info().id(), run.restored());
        }
    }

    private void put(Experiment experiment) {
        tables.experiments.put(experiment.id(), experiment);
    }
}
