package io.mlops.core.registry;

import io.mlops.core.action.Acting;
import io.mlops.core.action.Change;
import io.mlops.core.store.Stores;
import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.event.AliasMoved;
import io.mlops.event.AliasRemoved;
import io.mlops.event.MlopsEvent;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.Resource;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.ModelVersionStatus;
import io.mlops.spi.Capability;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.RegistryWrite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes of aliases. Immutable, thread-safe. */
record AliasChanges(Stores stores, Acting acting, RegistryCache cache, VersionChanges versions) {
    void set(String name, int number, String alias) {
        acting.perform(() -> move(name, alias, number, current(name, alias), Map.of()));
    }

    /** Points an alias to where it pointed before; what that is, is read anew with each plan. */
    ModelVersion rollback(String name, String alias) {
        int[] target = new int[1];
        acting.perform(() -> {
            Optional<AliasState> current = current(name, alias);
            target[0] = previous(name, alias, current);
            return move(name, alias, target[0], current, Map.of("rollback", "true"));
        });
        return versions.get(name, target[0]);
    }

    void delete(String name, String alias) {
        acting.perform(() -> {
            Optional<AliasState> current = current(name, alias);
            int version = versionOf(current);
            Action action = acting.action(
                    ActionType.ALIAS_DELETE,
                    Resource.alias(name, alias, 0),
                    Map.of("version", Integer.toString(version)),
                    Map.of());
            return new Change(
                    action,
                    expectations(name, alias, current),
                    List.of(new RegistryWrite.DeleteAlias(name, alias)),
                    result -> {
                        cache.drop(name);
                        return version == 0 ? List.of() : List.of(new AliasRemoved(acting.origin(), name, alias));
                    });
        });
    }

    private Change move(String name, String alias, int number, Optional<AliasState> current, Map<String, String> more) {
        ModelVersion version = versions.get(name, number);
        if (version.status() != ModelVersionStatus.READY) {
            throw new ConflictException("Model version " + Quoted.of(name) + "/" + number + " is not READY ("
                    + version.status() + "); register it again");
        }
        int before = versionOf(current);
        Optional<ModelVersion> previous =
                before == 0 ? Optional.empty() : stores.registry().findVersion(name, before);
        Map<String, String> after = fields(number, Optional.of(version));
        after.putAll(more);
        Action action = acting.action(
                ActionType.ALIAS_SET, Resource.alias(name, alias, number), fields(before, previous), after);
        return new Change(
                action,
                expectations(name, alias, current),
                List.of(new RegistryWrite.SetAlias(name, alias, number)),
                result -> moved(alias, previous, version));
    }

    private static Map<String, String> fields(int number, Optional<ModelVersion> version) {
        Map<String, String> fields = new HashMap<>();
        fields.put("version", Integer.toString(number));
        version.flatMap(found -> found.source().digest()).ifPresent(digest -> fields.put("digest", digest.hex()));
        return fields;
    }

    /** An alias that is set to where it points is a change for the audit log, and none for listeners. */
    private List<MlopsEvent> moved(String alias, Optional<ModelVersion> previous, ModelVersion version) {
        cache.drop(version.name());
        boolean isMove = previous.isEmpty() || previous.get().version() != version.version();
        return isMove ? List.of(new AliasMoved(acting.origin(), alias, previous, version)) : List.of();
    }

    private int previous(String name, String alias, Optional<AliasState> current) {
        int present = versionOf(current);
        return stores.registry().aliasHistory(name, alias).stream()
                .mapToInt(AliasState::version)
                .filter(version -> version > 0 && version != present)
                .filter(version -> stores.registry().findVersion(name, version).isPresent())
                .findFirst()
                .orElseThrow(() -> new NotFoundException("The alias " + Quoted.of(alias) + " of the model "
                        + Quoted.of(name) + " pointed to no other version that still exists; nothing was changed"));
    }

    private Optional<AliasState> current(String name, String alias) {
        return cache.findAlias(name, alias);
    }

    private List<Expectation> expectations(String name, String alias, Optional<AliasState> current) {
        return stores.tracking().capabilities().contains(Capability.ALIAS_COMPARE_AND_SET)
                ? List.of(new Expectation.AliasAt(
                        name, alias, current.map(AliasState::revision).orElse(0L)))
                : List.of();
    }

    private static int versionOf(Optional<AliasState> state) {
        return state.map(AliasState::version).orElse(0);
    }
}
