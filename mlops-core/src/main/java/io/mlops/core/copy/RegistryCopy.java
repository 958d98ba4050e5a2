package io.mlops.core.copy;

import io.mlops.error.ConflictException;
import io.mlops.error.Quoted;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelSource;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.ModelVersionStatus;
import io.mlops.registry.RegisteredModel;
import io.mlops.registry.VersionNotes;
import io.mlops.search.SearchQuery;
import io.mlops.spi.Capability;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.LoggedModel;
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
    private final Kept kept;
    private final RunIds runs;

    RegistryCopy(CopyEnd from, CopyEnd to, Kept kept, RunIds runs) {
        this.from = from;
        this.to = to;
        this.kept = kept;
        this.runs = runs;
    }

    /** Returns all names that a store has used with the aliases that were ever set; those of models that are gone, and aliases that were removed, where it tells its changes. */
    static SortedMap<String, SortedSet<String>> names(CopyEnd end) {
        SortedMap<String, SortedSet<String>> names = new TreeMap<>();
        for (RegisteredModel model : models(end)) {
            names.computeIfAbsent(model.name(), name -> new TreeSet<>())
                    .addAll(model.aliases().keySet());
        }
        if (end.backend().capabilities().contains(Capability.REGISTRY_CHANGES)) {
            addChanged(end, names);
        }
        return names;
    }

    private static void addChanged(CopyEnd end, SortedMap<String, SortedSet<String>> names) {
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
    }

    static List<RegisteredModel> models(CopyEnd end) {
        return CopyEnd.all(page -> end.registry().searchModels(SearchQuery.all().page(page)));
    }

    void copy(String name, SortedSet<String> aliases) {
        Optional<RegisteredModel> source = from.registry().findModel(name);
        Optional<RegisteredModel> target = to.registry().findModel(name);
        int next = from.registry().nextVersion(name);
        // A name that is gone leaves its numbers alone.
        boolean isGone = source.isEmpty() && target.isEmpty();
        if (isGone && (!kept.has(Capability.LASTING_NUMBERS) || to.registry().nextVersion(name) >= next)) {
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
        List<String> given = to.commit(
                source.map(ModelVersion::createdAt).orElse(created),
                List.of(new RegistryWrite.CreateVersion(
                        name,
                        source.map(ModelVersion::source).map(this::inTarget).orElse(NOTHING),
                        source.map(ModelVersion::notes).orElse(VersionNotes.NONE),
                        ModelVersionStatus.PENDING_REGISTRATION)));
        if (!given.get(0).equals(Integer.toString(version))) {
            throw new ConflictException(
                    "The target gave version " + given.get(0) + " of " + Quoted.of(name) + " where version " + version
                            + " was to come; somebody else writes to it, or used the name before");
        }
    }

    /** A store that gives its own ids has given the model another one, and perhaps another digest, as it may put files of its own beside the model's. */
    private ModelSource inTarget(ModelSource source) {
        if (runs.areKept()) {
            return source;
        }
        Optional<LoggedModel> model = runs.find(source.runId())
                .flatMap(run -> run.data().models().stream()
                        .filter(logged -> logged.path().equals(source.path()))
                        .findFirst());
        return new ModelSource(
                model.map(LoggedModel::id).orElse(""),
                runs.inTarget(source.runId()),
                source.path(),
                model.flatMap(LoggedModel::digest).or(source::digest),
                source.author());
    }

    private void replay(String model, String alias) {
        if (!kept.has(Capability.ALIAS_HISTORY)) {
            point(model, alias);
            return;
        }
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

    /** Sets an alias where it stands now, as there is no history. */
    private void point(String model, String alias) {
        Optional<AliasState> state = from.registry().findAlias(model, alias).filter(found -> found.version() > 0);
        int known =
                to.registry().findAlias(model, alias).map(AliasState::version).orElse(0);
        if (state.isPresent() && state.get().version() != known) {
            int version = state.get().version();
            to.commit(state.get().since(), List.of(new RegistryWrite.SetAlias(model, alias, version)));
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
