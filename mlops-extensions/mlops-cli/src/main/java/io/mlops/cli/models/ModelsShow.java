package io.mlops.cli.models;

import io.mlops.artifact.Digest;
import io.mlops.cli.store.StoreCommand;
import io.mlops.cli.terminal.Rows;
import io.mlops.cli.terminal.SafeText;
import io.mlops.page.Page;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.search.SearchQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a model. */
@Command(name = "show", description = "Shows a model, its aliases and its versions.", mixinStandardHelpOptions = true)
final class ModelsShow extends StoreCommand {
    @Parameters(paramLabel = "MODEL", description = "The model's name.")
    private String name = "";

    private record Found(RegisteredModel model, List<ModelVersion> versions) {}

    @Override
    public Integer call() {
        Found found = with(mlops -> new Found(
                mlops.registry().getModel(name),
                Page.stream(
                                SearchQuery.all().page(),
                                page -> mlops.registry()
                                        .searchVersions(new SearchQuery(
                                                SearchQuery.all().filter(),
                                                SearchQuery.all().orderBy(),
                                                SearchQuery.all().view(),
                                                page)))
                        .filter(version -> version.name().equals(name))
                        .toList()));
        print(json(found), () -> text(found));
        return 0;
    }

    private void text(Found found) {
        out().println(SafeText.of(found.model().name()));
        if (!found.model().description().isEmpty()) {
            out().println(SafeText.of(found.model().description()));
        }
        out().println("aliases: " + SafeText.of(ModelsList.aliases(found.model())));
        Rows rows = new Rows("VERSION", "STATUS", "REGISTERED", "BY", "RUN", "DIGEST");
        for (ModelVersion version : found.versions()) {
            rows.add(
                    Integer.toString(version.version()),
                    version.status().name(),
                    version.createdAt().toString(),
                    version.source().author(),
                    version.source().runId(),
                    version.source().digest().map(Digest::hex).orElse("-"));
        }
        rows.print(out());
    }

    private static Map<String, Object> json(Found found) {
        Map<String, Object> json = new LinkedHashMap<>(ModelsList.json(found.model()));
        json.put("versions", found.versions().stream().map(ModelsShow::json).toList());
        return json;
    }

    private static Map<String, Object> json(ModelVersion version) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", version.version());
        json.put("status", version.status().name());
        json.put("runId", version.source().runId());
        json.put("author", version.source().author());
        version.source().digest().ifPresent(digest -> json.put("digest", digest.hex()));
        json.put("description", version.notes().description());
        json.put("tags", new TreeMap<>(version.notes().tags()));
        json.put("createdAt", version.createdAt().toString());
        return json;
    }
}
