package io.mlops.core.registry;

import io.mlops.core.action.Acting;
import io.mlops.core.action.Change;
import io.mlops.core.action.FallenAliases;
import io.mlops.core.check.Keys;
import io.mlops.core.check.Names;
import io.mlops.core.check.TagFields;
import io.mlops.core.check.Values;
import io.mlops.core.store.Stores;
import io.mlops.event.AliasRemoved;
import io.mlops.event.EventOrigin;
import io.mlops.event.MlopsEvent;
import io.mlops.event.VersionDeleted;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.Resource;
import io.mlops.page.Page;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.search.Field;
import io.mlops.search.Filter;
import io.mlops.search.SearchQuery;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.spi.commit.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Changes of registered models as such. Immutable, thread-safe. */
record ModelChanges(Stores stores, Acting acting, RegistryCache cache) {
    void create(String name, String description) {
        Names.model(name);
        Values.description(description);
        acting.perform(() -> change(
                action(ActionType.MODEL_CREATE, name, Map.of(), Map.of("description", description)),
                new RegistryWrite.CreateModel(name, description),
                dropping(name)));
    }

    void describe(String name, String description) {
        Names.model(name);
        Values.description(description);
        acting.perform(() -> change(
                action(
                        ActionType.MODEL_DESCRIBE,
                        name,
                        described(stores.registry().findModel(name)),
                        Map.of("description", description)),
                new RegistryWrite.DescribeModel(name, description),
                dropping(name)));
    }

    void rename(String name, String newName) {
        Names.model(name);
        Names.model(newName);
        Action action = action(ActionType.MODEL_RENAME, name, Map.of("model", name), Map.of("model", newName));
        acting.perform(() -> change(action, new RegistryWrite.RenameModel(name, newName), result -> {
            cache.drop(name);
            cache.drop(newName);
            return List.of();
        }));
    }

    void tag(String name, String key, Optional<String> value) {
        Names.model(name);
        Keys.tag(key);
        value.ifPresent(text -> Values.tag(key, text));
        TagWrite.Target target = new TagWrite.Target(TagWrite.Kind.MODEL, name, 0);
        acting.perform(() -> change(
                action(ActionType.MODEL_TAG, name, TagFields.of(key, tag(name, key)), TagFields.of(key, value)),
                new TagWrite(target, key, value),
                dropping(name)));
    }

    void delete(String name) {
        Names.model(name);
        acting.perform(() -> {
            Optional<RegisteredModel> model = stores.registry().findModel(name);
            Map<String, Integer> aliases = model.map(RegisteredModel::aliases).orElse(Map.of());
            Map<String, String> before = new HashMap<>(described(model));
            before.putAll(FallenAliases.before(aliases));
            Action action = action(ActionType.MODEL_DELETE, name, before, Map.of());
            // Listeners hear of each alias and version that falls, as they do when these are deleted one by one.
            List<MlopsEvent> fallen = fallen(name, aliases);
            return change(action, new RegistryWrite.DeleteModel(name), result -> {
                cache.drop(name);
                return fallen;
            });
        });
    }

    private List<MlopsEvent> fallen(String name, Map<String, Integer> aliases) {
        EventOrigin origin = acting.origin();
        List<MlopsEvent> events = new ArrayList<>();
        new TreeSet<>(aliases.keySet()).forEach(alias -> events.add(new AliasRemoved(origin, name, alias)));
        SearchQuery versions =
                SearchQuery.where(Filter.of(Field.attribute("name").equalTo(name)));
        Page.stream(versions.page(), page -> stores.registry().searchVersions(versions.page(page)))
                .map(ModelVersion::version)
                .sorted()
                .forEach(version -> events.add(new VersionDeleted(origin, name, version)));
        return events;
    }

    private Optional<String> tag(String name, String key) {
        return stores.registry()
                .findModel(name)
                .flatMap(model -> Optional.ofNullable(model.tags().get(key)));
    }

    private static Map<String, String> described(Optional<RegisteredModel> model) {
        return model.map(found -> Map.of("description", found.description())).orElse(Map.of());
    }

    private Function<CommitResult, List<MlopsEvent>> dropping(String name) {
        return result -> {
            cache.drop(name);
            return List.of();
        };
    }

    private Change change(Action action, Write write, Function<CommitResult, List<MlopsEvent>> committed) {
        stores.requireOpen();
        return new Change(action, List.of(), List.of(write), committed);
    }

    private Action action(ActionType type, String name, Map<String, String> before, Map<String, String> after) {
        return acting.action(type, Resource.of(Resource.Type.MODEL, name), before, after);
    }
}
