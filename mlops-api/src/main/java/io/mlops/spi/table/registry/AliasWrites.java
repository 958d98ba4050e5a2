package io.mlops.spi.table.registry;

import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.table.registry.RegistryTables.AliasHistory;
import io.mlops.spi.table.registry.RegistryTables.AliasKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the changes of aliases. Used inside a change alone. */
final class AliasWrites {
    private final RegistryTables tables;

    AliasWrites(RegistryTables tables) {
        this.tables = tables;
    }

    /** Points an alias to a version and returns the alias's new revision. */
    long set(RegistryWrite.SetAlias write, Commit by) {
        tables.version(write.model(), write.version());
        return change(new AliasKey(write.model(), write.alias()), write.version(), by);
    }

    void delete(RegistryWrite.DeleteAlias write, Commit by) {
        if (tables.model(write.model()).aliases().containsKey(write.alias())) {
            change(new AliasKey(write.model(), write.alias()), 0, by);
        }
    }

    /** Removes the aliases of a version that is about to go. */
    void dropThoseOf(ModelVersion version, Commit by) {
        tables.model(version.name()).aliases().forEach((alias, target) -> {
            if (target == version.version()) {
                change(new AliasKey(version.name(), alias), 0, by);
            }
        });
    }

    /** Gives all aliases of a model, with their history, to the model of another name. */
    void move(String model, String newName) {
        List<List<AliasState>> histories = tables.aliases
                .from(new AliasKey(model, ""))
                .map(AliasHistory::states)
                .takeWhile(states -> states.get(0).model().equals(model))
                .toList();
        for (List<AliasState> states : histories) {
            String alias = states.get(0).alias();
            List<AliasState> moved = states.stream()
                    .map(s -> new AliasState(newName, s.alias(), s.version(), s.revision(), s.since()))
                    .toList();
            tables.aliases.remove(new AliasKey(model, alias));
            tables.aliases.put(new AliasKey(newName, alias), new AliasHistory(moved));
        }
    }

    private long change(AliasKey key, int version, Commit by) {
        List<AliasState> history = new ArrayList<>(tables.aliasHistory(key.model(), key.alias()));
        long revision = tables.aliasRevision(key.model(), key.alias()) + 1;
        history.add(new AliasState(key.model(), key.alias(), version, revision, by.at()));
        tables.aliases.put(key, new AliasHistory(history));
        updateModel(key, version, by);
        RegistryChange.Type type = version == 0 ? RegistryChange.Type.ALIAS_DELETED : RegistryChange.Type.ALIAS_SET;
        tables.noteChange(by, type, key, version);
        return revision;
    }

    private void updateModel(AliasKey key, int version, Commit by) {
        RegisteredModel old = tables.model(key.model());
        Map<String, Integer> aliases = new HashMap<>(old.aliases());
        if (version == 0) {
            aliases.remove(key.alias());
        } else {
            aliases.put(key.alias(), version);
        }
        tables.models.put(
                old.name(),
                new RegisteredModel(old.name(), old.description(), old.tags(), aliases, old.createdAt(), by.at()));
    }
}
