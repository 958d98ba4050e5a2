package io.mlops.testkit.tiny;

import io.mlops.error.AlreadyExistsException;
import io.mlops.error.NotFoundException;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.ModelVersionStatus;
import io.mlops.registry.RegisteredModel;
import io.mlops.registry.VersionNotes;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RegistryWrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The registry's part of a commit on a copy of the state. */
final class TinyRegistryWrites {
    private final TinyState state;
    private final Commit commit;

    TinyRegistryWrites(TinyState state, Commit commit) {
        this.state = state;
        this.commit = commit;
    }

    String apply(RegistryWrite write) {
        switch (write.type()) {
            case CREATE_MODEL -> {
                RegistryWrite.CreateModel create = (RegistryWrite.CreateModel) write;
                refuseTaken(create.model());
                put(
                        new RegisteredModel(
                                create.model(), create.description(), Map.of(), Map.of(), commit.at(), commit.at()),
                        RegistryChange.Type.UPDATED);
            }
            case DESCRIBE_MODEL -> {
                RegisteredModel old = model(write.model());
                String text = ((RegistryWrite.DescribeModel) write).description();
                put(
                        new RegisteredModel(old.name(), text, old.tags(), old.aliases(), old.createdAt(), commit.at()),
                        RegistryChange.Type.UPDATED);
            }
            case RENAME_MODEL -> rename(model(write.model()), ((RegistryWrite.RenameModel) write).newName());
            case DELETE_MODEL -> {
                model(write.model());
                List.copyOf(state.versions.getOrDefault(write.model(), Map.of()).values())
                        .forEach(this::delete);
                state.models.remove(write.model());
                note(RegistryChange.Type.UPDATED, write.model(), "", 0);
            }
            default -> {
                return applyToVersion(write);
            }
        }
        return "";
    }

    private String applyToVersion(RegistryWrite write) {
        switch (write.type()) {
            case CREATE_VERSION -> {
                return Integer.toString(create((RegistryWrite.CreateVersion) write));
            }
            case DESCRIBE_VERSION -> {
                RegistryWrite.DescribeVersion describe = (RegistryWrite.DescribeVersion) write;
                ModelVersion old = version(describe.model(), describe.version());
                update(
                        old,
                        old.status(),
                        new VersionNotes(describe.description(), old.notes().tags()));
            }
            case SET_VERSION_STATUS -> {
                RegistryWrite.SetVersionStatus set = (RegistryWrite.SetVersionStatus) write;
                ModelVersion old = version(set.model(), set.version());
                update(old, set.status(), old.notes());
            }
            case DELETE_VERSION -> delete(version(write.model(), ((RegistryWrite.DeleteVersion) write).version()));
            case SET_ALIAS -> {
                RegistryWrite.SetAlias set = (RegistryWrite.SetAlias) write;
                version(set.model(), set.version());
                return Integer.toString(move(set.model(), set.alias(), set.version()));
            }
            case DELETE_ALIAS -> {
                String alias = ((RegistryWrite.DeleteAlias) write).alias();
                if (model(write.model()).aliases().containsKey(alias)) {
                    move(write.model(), alias, 0);
                }
            }
            default -> throw new IllegalArgumentException(write.toString());
        }
        return "";
    }

    private int create(RegistryWrite.CreateVersion write) {
        model(write.model());
        int number = state.nextVersions.getOrDefault(write.model(), 1);
        state.nextVersions.put(write.model(), number + 1);
        put(new ModelVersion(
                write.model(), number, write.status(), write.source(), write.notes(), commit.at(), commit.at()));
        note(RegistryChange.Type.VERSION_CREATED, write.model(), "", number);
        return number;
    }

    private void rename(RegisteredModel old, String newName) {
        refuseTaken(newName);
        if (state.nextVersions.containsKey(newName)) {
            throw new AlreadyExistsException("the numbers of " + newName + " are used");
        }
        state.models.remove(old.name());
        state.nextVersions.put(newName, state.nextVersions.getOrDefault(old.name(), 1));
        Map<Integer, ModelVersion> versions =
                Optional.ofNullable(state.versions.remove(old.name())).orElse(Map.of());
        versions.values()
                .forEach(v -> put(new ModelVersion(
                        newName, v.version(), v.status(), v.source(), v.notes(), v.createdAt(), v.updatedAt())));
        Map<String, List<AliasState>> aliases =
                Optional.ofNullable(state.aliases.remove(old.name())).orElse(Map.of());
        Map<String, List<AliasState>> moved = new HashMap<>();
        aliases.forEach((alias, states) -> moved.put(
                alias,
                states.stream()
                        .map(s -> new AliasState(newName, alias, s.version(), s.revision(), s.since()))
                        .toList()));
        state.aliases.put(newName, moved);
        put(
                new RegisteredModel(
                        newName, old.description(), old.tags(), old.aliases(), old.createdAt(), commit.at()),
                RegistryChange.Type.UPDATED);
    }

    private void delete(ModelVersion version) {
        model(version.name()).aliases().forEach((alias, number) -> {
            if (number == version.version()) {
                move(version.name(), alias, 0);
            }
        });
        state.versions.getOrDefault(version.name(), Map.of()).remove(version.version());
        note(RegistryChange.Type.VERSION_DELETED, version.name(), "", version.version());
    }

    private int move(String name, String alias, int version) {
        List<AliasState> states = new ArrayList<>(history(name, alias));
        states.add(new AliasState(name, alias, version, states.size() + 1L, commit.at()));
        state.aliases.computeIfAbsent(name, model -> new HashMap<>()).put(alias, states);
        RegisteredModel old = model(name);
        Map<String, Integer> aliases = new HashMap<>(old.aliases());
        aliases.remove(alias);
        if (version > 0) {
            aliases.put(alias, version);
        }
        state.models.put(
                name, new RegisteredModel(name, old.description(), old.tags(), aliases, old.createdAt(), commit.at()));
        note(version == 0 ? RegistryChange.Type.ALIAS_DELETED : RegistryChange.Type.ALIAS_SET, name, alias, version);
        return states.size();
    }

    /** Returns the states of an alias, the first one first; their number is its revision. */
    List<AliasState> history(String model, String alias) {
        return state.aliases.getOrDefault(model, Map.of()).getOrDefault(alias, List.of());
    }

    RegisteredModel model(String name) {
        return Optional.ofNullable(state.models.get(name)).orElseThrow(() -> new NotFoundException("no model " + name));
    }

    ModelVersion version(String name, int number) {
        return Optional.ofNullable(state.versions.getOrDefault(name, Map.of()).get(number))
                .orElseThrow(() -> new NotFoundException("no version " + name + "/" + number));
    }

    private void refuseTaken(String name) {
        if (state.models.containsKey(name)) {
            throw new AlreadyExistsException("model " + name + " exists");
        }
    }

    void update(ModelVersion old, ModelVersionStatus status, VersionNotes notes) {
        put(new ModelVersion(old.name(), old.version(), status, old.source(), notes, old.createdAt(), commit.at()));
        note(RegistryChange.Type.UPDATED, old.name(), "", old.version());
    }

    void put(RegisteredModel model, RegistryChange.Type type) {
        state.models.put(model.name(), model);
        note(type, model.name(), "", 0);
    }

    private void put(ModelVersion version) {
        state.versions.computeIfAbsent(version.name(), name -> new TreeMap<>()).put(version.version(), version);
    }

    private void note(RegistryChange.Type type, String model, String alias, int version) {
        long generation = state.changes.size() + 1L;
        state.changes.add(new RegistryChange(generation, commit.writerId(), commit.at(), type, model, alias, version));
    }
}
