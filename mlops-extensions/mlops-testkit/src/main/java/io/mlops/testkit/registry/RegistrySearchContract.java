package io.mlops.testkit.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.registry.ModelSource;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.ModelVersionStatus;
import io.mlops.registry.RegisteredModel;
import io.mlops.registry.VersionNotes;
import io.mlops.search.Condition;
import io.mlops.search.Field;
import io.mlops.search.Filter;
import io.mlops.search.Literal;
import io.mlops.search.Operator;
import io.mlops.search.SearchQuery;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Searches of registered models and of versions. */
public abstract class RegistrySearchContract extends StoreContract {
    private static final List<ModelVersionStatus> STATES = List.of(ModelVersionStatus.values());
    private static final List<String> NAMES =
            List.of("churn", "Churn", "it's", "100%", "a_b", "\u00E4", "\uD83D\uDE80", "\uFFFD");

    @Test
    void models_everyFilterAndOrder_areFoundAsFilterMatchesSays() {
        List<RegisteredModel> all = corpus();
        double middle = all.get(3).createdAt().toEpochMilli();
        checkModels(all, SearchQuery.all());
        for (Condition condition : List.of(
                Field.attribute("name").equalTo("churn"),
                Field.attribute("name").like("%_%"),
                Field.attribute("name").like("churn"),
                Field.attribute("name").is(Operator.ILIKE, Literal.of("CHURN")),
                Field.attribute("name").is(Operator.GREATER, Literal.of("\uFFFC")),
                Field.attribute("name").in(List.of("it's", "\uD83D\uDE80", "nothing")),
                Field.attribute("description").like("%'%\"%"),
                Field.attribute("creation_timestamp").atLeast(middle),
                Field.attribute("last_updated_timestamp").greaterThan(middle),
                Field.tag("team").is(Operator.NOT_EQUAL, Literal.of("risk")),
                new Condition(Field.tag("team"), Operator.IS_NULL, List.of()))) {
            checkModels(all, SearchQuery.where(Filter.of(condition)));
        }
        for (Field field : List.of(
                Field.attribute("name"),
                Field.attribute("description"),
                Field.attribute("creation_timestamp"),
                Field.attribute("last_updated_timestamp"),
                Field.tag("team"))) {
            checkModels(all, SearchQuery.all().orderBy(field.ascending()));
            checkModels(all, SearchQuery.all().orderBy(field.descending()));
        }
    }

    @Test
    void versions_everyFilterAndOrder_areFoundAsFilterMatchesSays() {
        List<ModelVersion> all = versionsOf(corpus());
        checkVersions(all, SearchQuery.all());
        for (Condition condition : List.of(
                Field.attribute("name").equalTo("churn"),
                Field.attribute("run_id").equalTo(Samples.runId(2)),
                Field.attribute("run_id").in(List.of(Samples.runId(1), Samples.runId(3))),
                Field.attribute("model_id").like("%2"),
                Field.attribute("source_path").like("models/%"),
                Field.attribute("status").is(Operator.NOT_EQUAL, Literal.of("READY")),
                Field.attribute("author").is(Operator.ILIKE, Literal.of("ADA%")),
                Field.attribute("description").equalTo(""),
                Field.attribute("version_number").greaterThan(9),
                Field.attribute("version_number").is(Operator.NOT_EQUAL, Literal.of(2)),
                Field.attribute("creation_timestamp")
                        .lessThan((double) all.get(5).createdAt().toEpochMilli()),
                Field.tag("stage").equalTo("it's"),
                new Condition(Field.tag("stage"), Operator.IS_NOT_NULL, List.of()))) {
            checkVersions(all, SearchQuery.where(Filter.of(condition)));
        }
        for (Field field : List.of(
                Field.attribute("name"),
                Field.attribute("version_number"),
                Field.attribute("run_id"),
                Field.attribute("creation_timestamp"),
                Field.attribute("last_updated_timestamp"),
                Field.tag("stage"))) {
            checkVersions(all, SearchQuery.all().orderBy(field.ascending()));
            checkVersions(all, SearchQuery.all().orderBy(field.descending()));
        }
    }

    @Test
    void pages_ofModelsAndVersions_giveTheWholeInOrder() {
        List<RegisteredModel> models = corpus();
        List<ModelVersion> versions = versionsOf(models);
        for (int size : new int[] {1, 3, 100}) {
            PageRequest first = PageRequest.first(size);
            assertThat(Page.stream(
                            first,
                            page -> store().registry()
                                    .searchModels(SearchQuery.all().page(page))))
                    .as("Pages of %s models, one after another, must give the whole in order.", size)
                    .containsExactlyElementsOf(RegistryFields.MODELS.of(models, SearchQuery.all()));
            assertThat(Page.stream(
                            first,
                            page -> store().registry()
                                    .searchVersions(SearchQuery.all().page(page))))
                    .as(
                            "Pages of %s versions, one after another, must give the whole in order: by name, the newest first.",
                            size)
                    .containsExactlyElementsOf(RegistryFields.VERSIONS.of(versions, SearchQuery.all()));
        }
    }

    private List<RegisteredModel> corpus() {
        store().registry();
        for (String name : NAMES) {
            store().clock().advance(Duration.ofMillis(NAMES.indexOf(name) % 2));
            store().commit(new RegistryWrite.CreateModel(
                    name, NAMES.indexOf(name) % 2 == 0 ? "" : "about it's \"" + name + "\""));
        }
        store().clock().advance(Duration.ofMillis(3));
        for (int i = 0; i < NAMES.size(); i += 3) {
            TagWrite.Target target = new TagWrite.Target(TagWrite.Kind.MODEL, NAMES.get(i), 0);
            store().commit(new TagWrite(target, "team", Optional.of(i % 2 == 0 ? "risk" : "Growth")));
        }
        for (int i = 0; i < 13; i++) {
            store().clock().advance(Duration.ofMillis(i % 2));
            store().commit(version(i < 11 ? "churn" : "it's", i));
        }
        return NAMES.stream()
                .map(name -> store().registry().findModel(name).orElseThrow())
                .toList();
    }

    private static RegistryWrite version(String model, int i) {
        ModelSource source = new ModelSource(
                "m-" + i % 4,
                Samples.runId(i % 4),
                i % 2 == 0 ? "model" : "models/a",
                Optional.empty(),
                i % 3 == 0 ? "ada" : "Ada B");
        VersionNotes notes =
                new VersionNotes(i % 2 == 0 ? "" : "text", i % 3 == 0 ? Map.of("stage", "it's") : Map.of());
        ModelVersionStatus status = STATES.get(i % STATES.size());
        return new RegistryWrite.CreateVersion(model, source, notes, status);
    }

    private List<ModelVersion> versionsOf(List<RegisteredModel> models) {
        return models.stream()
                .flatMap(model -> IntStream.range(1, store().registry().nextVersion(model.name()))
                        .mapToObj(number -> store().registry()
                                .findVersion(model.name(), number)
                                .orElseThrow()))
                .toList();
    }

    private void checkModels(List<RegisteredModel> all, SearchQuery query) {
        assertThat(store().registry().searchModels(query).items())
                .as(
                        "A search must find what Filter.matches says, in order. Filter: <%s>, order: %s.",
                        query.filter(), query.orderBy())
                .isEqualTo(RegistryFields.MODELS.of(all, query));
    }

    private void checkVersions(List<ModelVersion> all, SearchQuery query) {
        assertThat(store().registry().searchVersions(query).items())
                .as(
                        "A search must find what Filter.matches says, in order. Filter: <%s>, order: %s.",
                        query.filter(), query.orderBy())
                .isEqualTo(RegistryFields.VERSIONS.of(all, query));
    }
}
