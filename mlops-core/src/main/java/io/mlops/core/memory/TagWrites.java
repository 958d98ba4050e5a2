package io.mlops.core.memory;

import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.TagWrite;
import io.mlops.tracking.Experiment;
import java.util.HashMap;
import java.util.Map;

/** Sets and removes tags. Used inside the gate alone. */
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
        Experiment tagged =
                new Experiment(old.id(), old.name(), old.stage(), with(old.tags(), write), old.createdAt(), by.at());
        runs.experiments.put(old.id(), tagged);
    }

    private void tagRun(TagWrite write) {
        StoredRun old = runs.activeRun(write.target().id());
        runs.runs.put(old.info().id(), old.withTags(with(old.data().tags(), write)));
    }

    static Map<String, String> with(Map<String, String> old, TagWrite write) {
        Map<String, String> tags = new HashMap<>(old);
        write.value().ifPresentOrElse(value -> tags.put(write.key(), value), () -> tags.remove(write.key()));
        return tags;
    }
}
