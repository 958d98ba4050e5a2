package io.mlops.core.registry;

import io.mlops.core.action.Acting;
import io.mlops.core.action.Change;
import io.mlops.core.action.FallenAliases;
import io.mlops.core.check.Keys;
import io.mlops.core.check.Names;
import io.mlops.core.check.TagFields;
import io.mlops.core.check.Values;
import io.mlops.core.store.Stores;
import io.mlops.error.AlreadyExistsException;
import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.event.AliasRemoved;
import io.mlops.event.EventOrigin;
import io.mlops.event.MlopsEvent;
import io.mlops.event.VersionDeleted;
import io.mlops.event.VersionRegistered;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.Resource;
import io.mlops.registry.ModelSource;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.ModelVersionStatus;
import io.mlops.registry.RegisteredModel;
import io.mlops.registry.VersionNotes;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.LoggedModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Changes of versions: registering, notes, deletion. Immutable, thread-safe. */
record VersionChanges(Stores stores, Acting acting, RegistryCache cache) {
    private static final int ATTEMPTS = 5;

    ModelVersion register(String name, LoggedModel model) {
        Names.model(name);
        for (int attempt = 1; ; attempt++) {
            try {
                return stores.commitsAtomically() ? registerAtOnce(name, model) : registerInSteps(name, model);
            } catch (AlreadyExistsException e) {
                // Somebody else created the registered model between the look and the commit.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private ModelVersion registerAtOnce(String name, LoggedModel model) {
        ModelSource source = source(model);
        int[] planned = new int[1];
        acting.perform(() -> {
            int number = stores.registry().nextVersion(name);
            planned[0] = number;
            List<Write> writes = new ArrayList<>();
            if (stores.registry().findModel(name).isEmpty()) {
                writes.add(new RegistryWrite.CreateModel(name, ""));
            }
            writes.add(createVersion(name, source));
            return new Change(
                    registration(name, number, source),
                    List.of(new Expectation.NextVersion(name, number)),
                    writes,
                    result -> registered(name, number));
        });
        return get(name, planned[0]);
    }

    /** For stores that take one write a commit and number versions by themselves. */
    private ModelVersion registerInSteps(String name, LoggedModel model) {
        ModelSource source = source(model);
        if (stores.registry().findModel(name).isEmpty()) {
            new ModelChanges(stores, acting, cache).create(name, "");
        }
        String number = acting.perform(() -> new Change(
                        registration(name, stores.registry().nextVersion(name), source),
                        List.of(),
                        List.of(createVersion(name, source)),
                        result -> registered(
                                name, Integer.parseInt(result.assigned().get(0)))))
                .assigned()
                .get(0);
        return get(name, Integer.parseInt(number));
    }

    private List<MlopsEvent> registered(String name, int number) {
        cache.drop(name);
        return List.of(new VersionRegistered(acting.origin(), get(name, number)));
    }

    void describe(ModelVersion version, String description) {
        Values.description(description);
        perform(
                version,
                stored -> acting.action(
                        ActionType.VERSION_DESCRIBE,
                        Resource.version(version.name(), version.version()),
                        Map.of("description", stored.notes().description()),
                        Map.of("description", description)),
                new RegistryWrite.DescribeVersion(version.name(), version.version(), description));
    }

    void tag(ModelVersion version, String key, Optional<String> value) {
        Keys.tag(key);
        value.ifPresent(text -> Values.tag(key, text));
        TagWrite.Target target = new TagWrite.Target(TagWrite.Kind.VERSION, version.name(), version.version());
        perform(
                version,
                stored -> acting.action(
                        ActionType.VERSION_TAG,
                        Resource.version(version.name(), version.version()),
                        TagFields.of(
                                key, Optional.ofNullable(stored.notes().tags().get(key))),
                        TagFields.of(key, value)),
                new TagWrite(target, key, value));
    }

    void delete(ModelVersion version) {
        String name = version.name();
        int number = version.version();
        acting.perform(() -> {
            List<MlopsEvent> fallen = new ArrayList<>();
            EventOrigin origin = acting.origin();
            Map<String, Integer> aliases = aliasesOf(name, number);
            aliases.keySet().forEach(alias -> fallen.add(new AliasRemoved(origin, name, alias)));
            fallen.add(new VersionDeleted(origin, name, number));
            Map<String, String> before = new HashMap<>(stores.registry()
                    .findVersion(name, number)
                    .map(VersionChanges::fields)
                    .orElse(Map.of()));
            before.putAll(FallenAliases.before(aliases));
            return new Change(
                    acting.action(ActionType.VERSION_DELETE, Resource.version(name, number), before, Map.of()),
                    List.of(),
                    List.of(new RegistryWrite.DeleteVersion(name, number)),
                    result -> {
                        cache.drop(name);
                        return fallen;
                    });
        });
    }

    ModelVersion get(String name, int number) {
        return stores.registry()
                .findVersion(name, number)
                .orElseThrow(() ->
                        new NotFoundException("There is no version " + number + " of the model " + Quoted.of(name)));
    }

    private Map<String, Integer> aliasesOf(String name, int number) {
        Map<String, Integer> aliases = new TreeMap<>();
        stores.registry()
                .findModel(name)
                .map(RegisteredModel::aliases)
                .ifPresent(all -> all.forEach((alias, version) -> {
                    if (version == number) {
                        aliases.put(alias, version);
                    }
                }));
        return aliases;
    }

    private void perform(ModelVersion version, Function<ModelVersion, Action> action, Write write) {
        stores.requireOpen();
        acting.perform(() -> {
            Action planned = action.apply(get(version.name(), version.version()));
            return new Change(planned, List.of(), List.of(write), result -> {
                cache.drop(version.name());
                return List.of();
            });
        });
    }

    /** What the store knows counts, not what the caller holds: a LoggedModel is a record that anybody can make. */
    private ModelSource source(LoggedModel given) {
        LoggedModel model = stores.runs()
                .findModel(given.id())
                .orElseThrow(() -> new NotFoundException("There is no logged model " + Quoted.of(given.id())));
        if (!model.digest().equals(given.digest()) || !model.runId().equals(given.runId())) {
            throw new ConflictException("The logged model " + given.id()
                    + " is not as it was logged; pass what logModel or Run.data().models() returned");
        }
        return new ModelSource(
                model.id(),
                model.runId(),
                model.path(),
                model.digest(),
                acting.principal().accountable());
    }

    private static Write createVersion(String name, ModelSource source) {
        return new RegistryWrite.CreateVersion(name, source, VersionNotes.NONE, ModelVersionStatus.READY);
    }

    private Action registration(String name, int number, ModelSource source) {
        return acting.action(ActionType.VERSION_REGISTER, Resource.version(name, number), fields(source));
    }

    private static Map<String, String> fields(ModelVersion version) {
        return fields(version.source());
    }

    private static Map<String, String> fields(ModelSource source) {
        return Map.of(
                "run", source.runId(),
                "path", source.path(),
                "digest", source.digest().map(Object::toString).orElse(""));
    }
}
