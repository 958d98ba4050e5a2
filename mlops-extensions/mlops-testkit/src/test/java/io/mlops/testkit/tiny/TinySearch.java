package io.mlops.testkit.tiny;

import io.mlops.error.InvalidInputException;
import io.mlops.page.Page;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.search.SearchQuery;
import io.mlops.testkit.fixture.Expected;
import io.mlops.testkit.registry.RegistryFields;
import io.mlops.testkit.tracking.ExperimentFields;
import io.mlops.testkit.tracking.RunFields;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.Run;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Searches by the kit's own definition; a page token is the id of the last row shown, which must still exist. */
record TinySearch<T>(Expected<T> expected, Function<T, String> id) {
    static final TinySearch<Experiment> EXPERIMENTS = new TinySearch<>(ExperimentFields.EXPECTED, Experiment::id);
    static final TinySearch<Run> RUNS = new TinySearch<>(RunFields.EXPECTED, Run::id);
    static final TinySearch<RegisteredModel> MODELS = new TinySearch<>(RegistryFields.MODELS, RegisteredModel::name);
    static final TinySearch<ModelVersion> VERSIONS =
            new TinySearch<>(RegistryFields.VERSIONS, version -> version.uri().toString());

    Page<T> page(Collection<T> things, SearchQuery query) {
        List<T> found = expected.of(List.copyOf(things), query);
        int from =
                query.page().pageToken().map(token -> indexOf(found, token) + 1).orElse(0);
        int to = Math.min(found.size(), from + query.page().maxResults());
        List<T> items = found.subList(from, to);
        return to == found.size()
                ? Page.last(items)
                : new Page<>(items, Optional.of(id.apply(items.get(items.size() - 1))));
    }

    private int indexOf(List<T> found, String token) {
        for (int i = 0; i < found.size(); i++) {
            if (id.apply(found.get(i)).equals(token)) {
                return i;
            }
        }
        throw new InvalidInputException("page token", "must be one that this listing gave", token, "");
    }
}
