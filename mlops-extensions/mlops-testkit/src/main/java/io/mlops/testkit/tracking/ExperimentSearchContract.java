package io.mlops.testkit.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.search.Condition;
import io.mlops.search.Field;
import io.mlops.search.Filter;
import io.mlops.search.LifecycleView;
import io.mlops.search.Literal;
import io.mlops.search.Operator;
import io.mlops.search.SearchQuery;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Searches of experiments. */
public abstract class ExperimentSearchContract extends StoreContract {
    @Test
    void search_everyField_findsWhatFilterMatchesSays() {
        List<Experiment> all = corpus();
        for (Condition condition : List.of(
                Field.attribute("name").equalTo("Churn 3"),
                Field.attribute("name").like("churn%"),
                Field.attribute("name").is(Operator.ILIKE, Literal.of("churn%")),
                Field.attribute("name").is(Operator.NOT_EQUAL, Literal.of("Default")),
                Field.attribute("name").like("%it's%"),
                Field.attribute("name").like("%\"%"),
                Field.attribute("experiment_id").in(List.of("0", all.get(3).id())),
                Field.attribute("creation_time")
                        .greaterThan((double) all.get(4).createdAt().toEpochMilli()),
                Field.attribute("last_update_time")
                        .atLeast((double) all.get(2).updatedAt().toEpochMilli()),
                Field.tag("team").equalTo("risk"),
                Field.tag("team").is(Operator.NOT_EQUAL, Literal.of("risk")),
                new Condition(Field.tag("team"), Operator.IS_NULL, List.of()))) {
            check(all, SearchQuery.where(Filter.of(condition)));
        }
    }

    @Test
    void orders_ofEveryField_areKept() {
        List<Experiment> all = corpus();
        check(all, SearchQuery.all());
        for (Field field : List.of(
                Field.attribute("name"),
                Field.attribute("experiment_id"),
                Field.attribute("creation_time"),
                Field.attribute("last_update_time"),
                Field.tag("team"))) {
            check(all, SearchQuery.all().orderBy(field.ascending()));
            check(all, SearchQuery.all().orderBy(field.descending()));
        }
    }

    @Test
    void default_order_isByIdAsANumberWhereCreatedTogether() {
        store().runs();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(0, Samples.createExperiment(store(), "experiment " + i));
        }
        ids.add(Experiment.DEFAULT_ID);

        List<String> found = store().runs().searchExperiments(SearchQuery.all()).items().stream()
                .map(Experiment::id)
                .toList();
        assertThat(found)
                .as(
                        "Experiments created at one time are ordered by id as a number, the largest first: 12, 11, 10, 9, not 9, 12, 11, 10.")
                .containsExactlyElementsOf(ids);
    }

    @Test
    void pages_giveTheWholeInOrder() {
        List<Experiment> all = corpus();
        for (int size : new int[] {1, 4, all.size()}) {
            List<Experiment> read = Page.stream(
                            PageRequest.first(size),
                            page -> store().runs()
                                    .searchExperiments(SearchQuery.all().page(page)))
                    .toList();
            assertThat(read)
                    .as("Pages of %s, one after another, must give the whole in order.", size)
                    .isEqualTo(ExperimentFields.EXPECTED.of(all, SearchQuery.all()));
        }
    }

    @Test
    void view_ofDeletedExperiments_isAsAsked() {
        String id = Samples.createExperiment(store(), "churn");
        store().commit(new ExperimentWrite.SetStage(id, LifecycleStage.DELETED));

        assertThat(ids(LifecycleView.ACTIVE_ONLY))
                .as("ACTIVE_ONLY must not see a deleted experiment.")
                .containsExactly("0");
        assertThat(ids(LifecycleView.DELETED_ONLY))
                .as("DELETED_ONLY sees deleted experiments alone.")
                .containsExactly(id);
        assertThat(ids(LifecycleView.ALL)).as("ALL sees both.").containsExactlyInAnyOrder("0", id);
    }

    private List<String> ids(LifecycleView view) {
        return store().runs().searchExperiments(SearchQuery.all().view(view)).items().stream()
                .map(Experiment::id)
                .toList();
    }

    private List<Experiment> corpus() {
        store().runs();
        List<String> ids = new ArrayList<>(List.of(Experiment.DEFAULT_ID));
        for (String name :
                List.of("Churn 3", "churn 2", "it's", "\"quoted\"", "100%", "\u00C4", "\uD83D\uDE80", "a_b")) {
            store().clock().advance(Duration.ofMillis(ids.size() % 2));
            ids.add(Samples.createExperiment(store(), name));
        }
        store().clock().advance(Duration.ofMillis(5));
        for (int i = 1; i < ids.size(); i += 2) {
            TagWrite.Target target = new TagWrite.Target(TagWrite.Kind.EXPERIMENT, ids.get(i), 0);
            store().commit(new TagWrite(target, "team", Optional.of(i % 4 == 1 ? "risk" : "Growth")));
        }
        return ids.stream()
                .map(id -> store().runs().findExperiment(id).orElseThrow())
                .toList();
    }

    private void check(List<Experiment> all, SearchQuery query) {
        assertThat(store().runs().searchExperiments(query).items())
                .as(
                        "A search must find what Filter.matches says, in order. Filter: <%s>, order: %s.",
                        query.filter(), query.orderBy())
                .isEqualTo(ExperimentFields.EXPECTED.of(all, query));
    }
}
