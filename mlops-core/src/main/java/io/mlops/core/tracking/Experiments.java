package io.mlops.core.tracking;

import io.mlops.core.action.Acting;
import io.mlops.core.action.Change;
import io.mlops.core.check.Keys;
import io.mlops.core.check.Names;
import io.mlops.core.check.SearchRules;
import io.mlops.core.check.TagFields;
import io.mlops.core.check.Values;
import io.mlops.core.store.Stores;
import io.mlops.error.AlreadyExistsException;
import io.mlops.error.ConflictException;
import io.mlops.error.InvalidInputException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.governance.ActionType;
import io.mlops.governance.Resource;
import io.mlops.page.Page;
import io.mlops.search.SearchQuery;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Experiments, by their names. Immutable, thread-safe. */
record Experiments(Stores stores, Acting acting) {
    Optional<Experiment> find(String name) {
        return stores.runs().findExperimentByName(Names.experiment(name));
    }

    Experiment get(String name) {
        return find(name).orElseThrow(() -> new NotFoundException("There is no experiment " + Quoted.of(name)));
    }

    /** Returns an experiment that runs can be started in; of several who create it at once, all get the same. */
    Experiment getOrCreate(String name) {
        Experiment found = find(name).orElseGet(() -> {
            try {
                return create(name);
            } catch (AlreadyExistsException e) {
                return get(name);
            }
        });
        if (found.stage() == LifecycleStage.DELETED) {
            throw new ConflictException(
                    "Experiment " + Quoted.of(name) + " is deleted; restore it, or use another name");
        }
        return found;
    }

    Page<Experiment> search(SearchQuery query) {
        return stores.runs().searchExperiments(SearchRules.EXPERIMENTS.check(query));
    }

    Experiment create(String name) {
        Names.experiment(name);
        acting.perform(() -> Change.of(
                acting.action(ActionType.EXPERIMENT_CREATE, Resource.of(Resource.Type.EXPERIMENT, name), Map.of()),
                new ExperimentWrite.Create(name)));
        return get(name);
    }

    void rename(String name, String newName) {
        Names.experiment(newName);
        perform(
                ActionType.EXPERIMENT_RENAME,
                name,
                new Edit(
                        found -> Map.of("name", found.name()),
                        Map.of("name", newName),
                        found -> new ExperimentWrite.Rename(found.id(), newName)));
    }

    void tag(String name, String key, Optional<String> value) {
        Keys.tag(key);
        value.ifPresent(text -> Values.tag(key, text));
        perform(
                ActionType.EXPERIMENT_TAG,
                name,
                new Edit(
                        found -> TagFields.of(
                                key, Optional.ofNullable(found.tags().get(key))),
                        TagFields.of(key, value),
                        found -> new TagWrite(
                                new TagWrite.Target(TagWrite.Kind.EXPERIMENT, found.id(), 0), key, value)));
    }

    void delete(String name) {
        if (name.equals(Experiment.DEFAULT_NAME) && get(name).id().equals(Experiment.DEFAULT_ID)) {
            throw new InvalidInputException(
                    "experiment name",
                    "must not be that of the experiment that every store has",
                    name,
                    "delete its runs instead");
        }
        perform(ActionType.EXPERIMENT_DELETE, name, Edit.stage(LifecycleStage.DELETED));
    }

    void restore(String name) {
        perform(ActionType.EXPERIMENT_RESTORE, name, Edit.stage(LifecycleStage.ACTIVE));
    }

    /** What a change makes of an experiment as it is found. */
    private record Edit(
            Function<Experiment, Map<String, String>> before,
            Map<String, String> after,
            Function<Experiment, Write> write) {
        static Edit stage(LifecycleStage stage) {
            return new Edit(
                    found -> Map.of("stage", found.stage().name()),
                    Map.of("stage", stage.name()),
                    found -> new ExperimentWrite.SetStage(found.id(), stage));
        }
    }

    private void perform(ActionType type, String name, Edit edit) {
        Resource resource = Resource.of(Resource.Type.EXPERIMENT, name);
        acting.perform(() -> {
            Experiment found = get(name);
            return Change.of(
                    acting.action(type, resource, edit.before().apply(found), edit.after()),
                    edit.write().apply(found));
        });
    }
}
