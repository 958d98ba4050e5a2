package io.mlops.cli.models;

import io.mlops.cli.store.StoreCommand;
import io.mlops.cli.terminal.Rows;
import io.mlops.registry.RegisteredModel;
import io.mlops.search.SearchQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Lists models. */
@Command(
        name = "list",
        description = "Lists registered models and their aliases, the first thousand.",
        mixinStandardHelpOptions = true)
final class ModelsList extends StoreCommand {
    @Override
    public Integer call() {
        List<RegisteredModel> models =
                with(mlops -> mlops.registry().searchModels(SearchQuery.all()).items());
        print(models.stream().map(ModelsList::json).toList(), () -> {
            Rows rows = new Rows("MODEL", "ALIASES", "UPDATED", "DESCRIPTION");
            models.forEach(model ->
                    rows.add(model.name(), aliases(model), model.updatedAt().toString(), model.description()));
            rows.print(out());
        });
        return 0;
    }

    static String aliases(RegisteredModel model) {
        return new TreeMap<>(model.aliases())
                .entrySet().stream()
                        .map(alias -> alias.getKey() + "=" + alias.getValue())
                        .collect(Collectors.joining(" "));
    }

    static Map<String, Object> json(RegisteredModel model) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", model.name());
        json.put("description", model.description());
        json.put("aliases", new TreeMap<>(model.aliases()));
        json.put("tags", new TreeMap<>(model.tags()));
        json.put("createdAt", model.createdAt().toString());
        json.put("updatedAt", model.updatedAt().toString());
        return json;
    }
}
