package io.mlops.spi.table.backend;

import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.TagWrite;
import io.mlops.spi.table.registry.RegistryWrites;
import io.mlops.spi.table.registry.Tags;
import io.mlops.tracking.Experiment;

/** Sets and removes tags. Used inside a change alone. */
final class TagWrites {
    private final RunTables runs;
    private final RegistryWrites registry;

    TagWrites(RunTables runs, RegistryWrites registry) {
        this.runs = runs;
        this.registry = registry;
    }

    /** Makes a change; assigns nothing. */
    String apply(TagWrite write, Commit by) {
        switch (write.target().kind()) {
            case EXPERIMENT -> tagExperiment(write, by);
            case RUN -> tagRun(write);
            case MODEL -> registry.tagModel(write, by);
            case VERSION -> registry.tagVersion(write, by);
        }
        return "";
    }

    private void tagExperiment(TagWrite write, Commit by) {
        Experiment old = runs.activeExperiment(write.target().id());
        Experiment tagged = new Experiment(
                old.id(), old.name(), old.stage(), Tags.after(old.tags(), write), old.createdAt(), by.at());
        runs.experiments.put(old.id(), tagged);
    }

    private void tagRun(TagWrite write) {
        StoredRun old = runs.activeRun(write.target().id());
        runs.runs.put(old.info().id(), old.withTags(Tags.after(old.data().tags(), write)));
    }
}
