package io.mlops.core.copy;

import io.mlops.registry.AliasState;
import io.mlops.registry.ModelSource;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.ModelVersionStatus;
import io.mlops.registry.RegisteredModel;
import io.mlops.registry.VersionNotes;
import io.mlops.search.SearchQuery;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.spi.commit.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Copies registered models with their versions, numbering and the history of their aliases. For one thread.
 *
 * <p>A number that the source has given and taken away is given and taken away in the target too, so that it stays used; aliases are moved as they were moved, so that their revisions stay.
 */
final class RegistryCopy {
    private static final ModelSource NOTHING = new ModelSource("", "", "", Optional.empty(), "");

    private final CopyEnd from;
    private final CopyEnd to;

    RegistryCopy(CopyEnd from, CopyEnd to) {
        this.from = from;
        this.to = to;
    }

    /** Returns all names that a store has used with the aliases that were ever set, models that are gone included. */
    static SortedMap<String, SortedSet<String>> names(CopyEnd end) {
        SortedMap<String, SortedSet<String>> names = new TreeMap<>();
        for (RegisteredModel model : models(end)) {
            names.computeIfAbsent(model.name(), name -> new TreeSet<>())
                    .addAll(model.aliases().keySet());
        }
        long generation = 0;
        List<RegistryChange> changes = end.registry().changes(generation, CopyEnd.BATCH);
        while (!changes.isEmpty()) {
            for (RegistryChange change : changes) {
                SortedSet<String> aliases = names.computeIfAbsent(change.model(), name -> new TreeSet<>());
                if (!change.alias().isEmpty()) {
                    aliases.add(change.alias());
                }
                generation = change.generation();
            }
            changes = end.registry().changes(generation, CopyEnd.BATCH);
        }
        return names;
    }

    static List<RegisteredModel> models(CopyEnd end) {
        return CopyEnd.all(page -> end.registry().searchModels(SearchQuery.all().page(page)));
    }

    void copy(String name, SortedSet<String> aliases) {
        Optional<RegisteredModel> source = from.registry().findModel(name);
        Optional<RegisteredModel> target = to.registry().findModel(name);
        int next = from.registry().nextVersion(name);
        // A name that is gone leaves its numbers alone.
        if (source.isEmpty() && target.isEmpty() && to.registry().nextVersion(name) >= next) {
            return;
        }
        Instant created = source.map(RegisteredModel::createdAt).orElse(Instant.EPOCH);
        if (target.isEmpty()) {
            String description = source.map(RegisteredModel::description).orElse("");
            to.commit(created, List.of(new RegistryWrite.CreateModel(name, description)));
        }
        for (int version = to.registry().nextVersion(name); version < next; version++) {
            create(name, version, created);
        }
        aliases.forEach(alias -> replay(name, alias));
        for (int version = 1; version < next; version++) {
            finish(name, version);
        }
        if (source.isPresent()) {
            describe(source.get());
        } else {
            to.commit(created, List.of(new RegistryWrite.DeleteModel(name)));
        }
    }

    private void create(String name, int version, Instant created) {
        Optional<ModelVersion> source = from.registry().findVersion(name, version);
        to.commit(
                source.map(ModelVersion::createdAt).orElse(created),
                List.of(new RegistryWrite.CreateVersion(
                        name,
                        source.map(ModelVersion::source).orElse(NOTHING),
                        source.map(ModelVersion::notes).orElse(VersionNotes.NONE),
                        ModelVersionStatus.PENDING_REGISTRATION)));
    }

    private void replay(String model, String alias) {
        long done =
                to.registry().findAlias(model, alias).map(AliasState::revision).orElse(0L);
        List<AliasState> history = new ArrayList<>(from.registry().aliasHistory(model, alias));
        history.sort((a, b) -> Long.compare(a.revision(), b.revision()));
        for (AliasState state : history) {
            if (state.revision() > done) {
                to.commit(
                        state.since(),
                        List.of(
                                state.version() == 0
                                        ? new RegistryWrite.DeleteAlias(model, alias)
                                        : new RegistryWrite.SetAlias(model, alias, state.version())));
            }
        }
    }

    /** Gives a version its state, or takes it away. */
    private void finish(String name, int version) {
        Optional<ModelVersion> source = from.registry().findVersion(name, version);
        Optional<ModelVersion> target = to.registry().findVersion(name, version);
        if (source.isEmpty() && target.isPresent()) {
            to.commit(target.get().createdAt(), List.of(new RegistryWrite.DeleteVersion(name, version)));
        }
        if (source.isPresent()
                && target.isPresent()
                && target.get().status() != source.get().status()) {
            ModelVersionStatus status = source.get().status();
            to.commit(source.get().updatedAt(), List.of(new RegistryWrite.SetVersionStatus(name, version, status)));
        }
    }

    private void describe(RegisteredModel source) {
        Map<String, String> known = to.registry()
                .findModel(source.name())
                .map(RegisteredModel::tags)
                .orElse(Map.of());
        List<Write> writes = new ArrayList<>();
        source.tags().forEach((key, value) -> {
            if (!value.equals(known.get(key))) {
                TagWrite.Target target = new TagWrite.Target(TagWrite.Kind.MODEL, source.name(), 0);
                writes.add(new TagWrite(target, key, Optional.of(value)));
            }
        });
        if (!writes.isEmpty()) {
            to.commit(source.updatedAt(), writes);
        }
    }
}
