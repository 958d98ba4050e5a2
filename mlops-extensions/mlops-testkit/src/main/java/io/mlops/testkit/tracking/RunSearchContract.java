package io.mlops.testkit.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.search.Condition;
import io.mlops.search.Field;
import io.mlops.search.Filter;
import io.mlops.search.LifecycleView;
import io.mlops.search.Literal;
import io.mlops.search.Operator;
import io.mlops.search.OrderBy;
import io.mlops.search.SearchQuery;
import io.mlops.spi.Capability;
import io.mlops.spi.commit.RunWrite;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Searches of runs find what {@link Filter#matches} says, in the order that the query asks for. */
public abstract class RunSearchContract extends StoreContract {
    private static final List<Operator> COMPARISONS = List.of(
            Operator.EQUAL, Operator.NOT_EQUAL, Operator.GREATER, Operator.AT_LEAST, Operator.LESS, Operator.AT_MOST);
    private static final List<String> PATTERNS = List.of(
            "%",
            "_",
            "__",
            "a%",
            "A%",
            "%a%",
            "%\u00E4%",
            "\u00C4%",
            "%\\%",
            "%100\\%%",
            "100%",
            "%'%",
            "%\"%",
            "_____",
            "%\n%",
            "",
            "%\uD83D\uDE80",
            "_\u200D_",
            "%null%",
            "n_ll",
            "%DROP%;%",
            "*",
            "[a]");

    @Test
    void text_comparedInEveryWay_isFoundAsFilterMatchesSays() {
        List<Run> runs = RunCorpus.write(store());
        for (Field field : List.of(Field.param("text"), Field.tag("text"))) {
            for (String text : RunCorpus.TEXTS) {
                COMPARISONS.forEach(operator -> check(runs, field.is(operator, Literal.of(text))));
                check(runs, field.is(Operator.LIKE, Literal.of(text)));
                check(runs, field.is(Operator.ILIKE, Literal.of(text)));
            }
            for (String pattern : PATTERNS) {
                check(runs, field.like(pattern));
                check(runs, field.is(Operator.ILIKE, Literal.of(pattern)));
            }
            check(runs, field.in(RunCorpus.TEXTS.subList(0, 9)));
            check(
                    runs,
                    new Condition(
                            field,
                            Operator.NOT_IN,
                            RunCorpus.TEXTS.subList(3, 20).stream()
                                    .map(Literal::of)
                                    .toList()));
        }
    }

    @Test
    void missing_paramTagMetricAndEnd_areFoundByIsNullAlone() {
        List<Run> runs = RunCorpus.write(store());
        for (Field field : List.of(
                Field.param("half"),
                Field.param("a.b/c d"),
                Field.param("nowhere"),
                Field.tag("mlflow.user"),
                Field.tag("mlops.os"),
                Field.attribute("user_id"),
                Field.attribute("end_time"),
                Field.dataset("name"))) {
            check(runs, new Condition(field, Operator.IS_NULL, List.of()));
            check(runs, new Condition(field, Operator.IS_NOT_NULL, List.of()));
        }
        for (Field field : List.of(Field.param("half"), Field.tag("mlflow.user"), Field.attribute("user_id"))) {
            check(runs, field.is(Operator.NOT_EQUAL, Literal.of("8")));
            check(runs, new Condition(field, Operator.NOT_IN, List.of(Literal.of("ada"), Literal.of("4"))));
        }
    }

    @Test
    void metric_comparedInEveryWay_isFoundAsFilterMatchesSays() {
        store().metrics();
        List<Run> runs = RunCorpus.write(store());
        double[] operands = {
            0,
            -0.0,
            0.5,
            1,
            9,
            10,
            1001,
            0.75,
            -3,
            Double.MAX_VALUE,
            Double.MIN_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY
        };
        for (double operand : operands) {
            COMPARISONS.forEach(operator -> check(runs, Field.metric("auc").is(operator, Literal.of(operand))));
        }
        check(runs, new Condition(Field.metric("auc"), Operator.IS_NULL, List.of()));
        check(runs, new Condition(Field.metric("auc"), Operator.IS_NOT_NULL, List.of()));
        check(runs, Field.metric("nowhere").atLeast(0));
    }

    @Test
    void attributeAndDataset_compared_areFoundAsFilterMatchesSays() {
        List<Run> runs = RunCorpus.write(store());
        double start = runs.get(3).info().startedAt().toEpochMilli();
        for (Operator operator : COMPARISONS) {
            check(runs, Field.attribute("start_time").is(operator, Literal.of(start)));
            check(runs, Field.attribute("end_time").is(operator, Literal.of(start + 1)));
            check(runs, Field.attribute("run_name").is(operator, Literal.of("Name 2")));
            check(
                    runs,
                    Field.attribute("run_id")
                            .is(operator, Literal.of(runs.get(5).id())));
            check(runs, Field.attribute("status").is(operator, Literal.of("FINISHED")));
            check(runs, Field.dataset("name").is(operator, Literal.of("data 2")));
            check(runs, Field.dataset("context").is(operator, Literal.of("training")));
        }
        for (Operator operator : COMPARISONS) {
            check(runs, Field.tag("mlops.os").is(operator, Literal.of("Linux")));
        }
        check(runs, Field.tag("mlops.os").is(Operator.ILIKE, Literal.of("%n%")));
        check(runs, Field.attribute("run_name").like("name%"));
        check(runs, Field.attribute("run_name").is(Operator.ILIKE, Literal.of("name%")));
        check(runs, Field.attribute("status").in(List.of("FAILED", "KILLED")));
        check(runs, Field.attribute("experiment_id").equalTo("0"));
        check(runs, Field.dataset("digest").like("digest-of-data _"));
    }

    @Test
    void conditions_combinedAtRandom_areFoundAsFilterMatchesSays() {
        store().metrics();
        List<Run> runs = RunCorpus.write(store());
        Random random = new Random(20_260_301);
        for (int i = 0; i < 60; i++) {
            Filter filter = Filter.all();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                filter = filter.and(randomCondition(random));
            }
            check(runs, SearchQuery.where(filter));
        }
    }

    private static Condition randomCondition(Random random) {
        Operator comparison = COMPARISONS.get(random.nextInt(COMPARISONS.size()));
        String text = RunCorpus.TEXTS.get(random.nextInt(RunCorpus.TEXTS.size()));
        return switch (random.nextInt(6)) {
            case 0 -> Field.metric("auc").is(comparison, Literal.of(random.nextInt(12) - 2));
            case 1 -> Field.param("text").is(comparison, Literal.of(text));
            case 2 ->
                Field.tag("text").is(Operator.ILIKE, Literal.of("%" + PATTERNS.get(random.nextInt(PATTERNS.size()))));
            case 3 -> Field.tag("mlops.os").is(comparison, Literal.of("Plan 9"));
            case 4 -> Field.dataset("name").is(comparison, Literal.of("data " + random.nextInt(4)));
            default -> Field.attribute("run_name").is(comparison, Literal.of("Name " + random.nextInt(5)));
        };
    }

    @Test
    void orders_ofEveryKind_sortByValueWithNanAndMissingLast() {
        store().metrics();
        List<Run> runs = RunCorpus.write(store());
        List<Field> fields = new ArrayList<>(List.of(
                Field.metric("auc"),
                Field.param("text"),
                Field.param("half"),
                Field.tag("text"),
                Field.tag("mlflow.user"),
                Field.tag("mlops.os"),
                Field.attribute("run_name"),
                Field.attribute("status"),
                Field.attribute("start_time"),
                Field.attribute("end_time"),
                Field.attribute("run_id"),
                Field.metric("nowhere")));
        for (Field field : fields) {
            for (OrderBy order : List.of(field.ascending(), field.descending())) {
                check(runs, SearchQuery.all().orderBy(order));
                check(
                        runs,
                        SearchQuery.all()
                                .orderBy(Field.attribute("run_name").descending())
                                .orderBy(order));
            }
        }
    }

    @Test
    void order_ofSeveralValues_isBySmallest() {
        List<Run> runs = RunCorpus.write(store());
        check(runs, SearchQuery.all().orderBy(Field.dataset("name").ascending()));
        check(runs, SearchQuery.all().orderBy(Field.dataset("name").descending()));
    }

    @Test
    void default_order_isLatestStartThenId() {
        List<Run> runs = RunCorpus.write(store());
        check(runs, SearchQuery.all());
    }

    @Test
    void search_inExperiments_seesTheirRunsAlone() {
        String one = Samples.createExperiment(store(), "one");
        String two = Samples.createExperiment(store(), "two");
        String inOne = Samples.createRun(store(), Samples.run(1, one, store().now()));
        String inTwo = Samples.createRun(store(), Samples.run(2, two, store().now()));
        String inDefault = Samples.createRun(store(), 3);

        assertThat(idsIn(List.of(one)))
                .as("A search sees the runs of the experiments that it names.")
                .containsExactly(inOne);
        assertThat(idsIn(List.of(two, one)))
                .as("A search may name several experiments.")
                .containsExactlyInAnyOrder(inOne, inTwo);
        assertThat(idsIn(List.of()))
                .as("A search that names no experiment sees all runs.")
                .containsExactlyInAnyOrder(inOne, inTwo, inDefault);
        assertThat(idsIn(List.of("987654")))
                .as("An experiment that does not exist has no runs; it is no error.")
                .isEmpty();
    }

    @Test
    void view_ofDeletedRuns_isAsAsked() {
        String active = Samples.createRun(store(), 1);
        String deleted = Samples.createRun(store(), 2);
        store().commit(new RunWrite.SetStage(deleted, LifecycleStage.DELETED));

        assertThat(ids(SearchQuery.all()))
                .as("By default a search does not see deleted runs.")
                .containsExactly(active);
        assertThat(ids(SearchQuery.all().view(LifecycleView.DELETED_ONLY)))
                .as("DELETED_ONLY sees deleted runs alone.")
                .containsExactly(deleted);
        assertThat(ids(SearchQuery.all().view(LifecycleView.ALL)))
                .as("ALL sees both.")
                .containsExactlyInAnyOrder(active, deleted);
    }

    @Test
    void search_findsTheWholeRun() {
        store().needs(Capability.METRICS);
        List<Run> runs = RunCorpus.write(store());
        assertThat(store().runs().searchRuns(List.of(), SearchQuery.all()).items())
                .as("A search must return each run with all its data, as findRun does.")
                .containsExactlyInAnyOrderElementsOf(runs);
    }

    private List<String> idsIn(List<String> experiments) {
        return store().runs().searchRuns(experiments, SearchQuery.all()).items().stream()
                .map(Run::id)
                .toList();
    }

    private List<String> ids(SearchQuery query) {
        return store().runs().searchRuns(List.of(), query).items().stream()
                .map(Run::id)
                .toList();
    }

    private void check(List<Run> runs, Condition condition) {
        check(runs, SearchQuery.where(Filter.of(condition)));
    }

    private void check(List<Run> runs, SearchQuery query) {
        Stream<String> expected = RunFields.EXPECTED.of(runs, query).stream().map(Run::id);
        assertThat(ids(query))
                .as(
                        "A search must find what Filter.matches says, in order. Filter: <%s>, order: %s.",
                        query.filter(), query.orderBy())
                .containsExactlyElementsOf(expected.toList());
    }
}
