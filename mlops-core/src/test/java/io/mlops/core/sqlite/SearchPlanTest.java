package io.mlops.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.page.Page;
import io.mlops.search.SearchQuery;
import io.mlops.spi.Backend;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whichever way a search goes over thousands of runs, it finds what looking at each run would find, in the same order. */
final class SearchPlanTest {
    private static final int RUNS = 6_000;

    @TempDir
    private static Path folder;

    private static Backend backend;
    private static final double[][] VALUES = new double[RUNS][];

    @BeforeAll
    static void fill() {
        backend = StoreSamples.open(folder);
        Random random = new Random(3);
        List<Write> creates = new ArrayList<>();
        List<MetricBatch> points = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            creates.add(create(run));
            // Few different values of b, so that many runs are equal in it; some have none, some have NaN.
            double b = run % 7 == 0 ? Double.NaN : random.nextInt(40);
            VALUES[run] = new double[] {random.nextDouble(), b, run % 11 == 0 ? Double.NEGATIVE_INFINITY : 1};
            points.add(point(run, "a", VALUES[run][0]));
            points.add(point(run, "c", third(id(run))));
            if (VALUES[run][2] == 1) {
                points.add(point(run, "b", VALUES[run][1]));
            }
        }
        backend.commit(StoreSamples.commit(creates.toArray(Write[]::new)));
        backend.metrics().orElseThrow().append("w", 1, points);
    }

    @AfterAll
    static void close() {
        backend.close();
    }

    @ParameterizedTest
    @CsvSource({"1.0, DESC", "1.0, ASC", "0.9, DESC", "0.9, ASC", "0.1, DESC", "0.1, ASC", "0.001, DESC", "0.001, ASC"})
    void search_orderedByMetric_findsAllInOrderPageByPage(double limit, String direction) {
        SearchQuery query = SearchQuery.where("metrics.a < " + limit)
                .orderBy("metrics.b " + direction)
                .limit(700);

        assertThat(all(query)).containsExactlyElementsOf(expected(limit, direction.equals("ASC")));
    }

    /** The rows of both conditions are gathered, of one, or of none. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.15", "0.1, 0.9", "0.001, 0.9", "0.9, 0.95", "0.0, 0.5"})
    void search_twoConditions_findsWhatSatisfiesBoth(double limit, double second) {
        SearchQuery query = SearchQuery.where("metrics.a < " + limit + " AND metrics.c < " + second)
                .orderBy("metrics.b DESC")
                .limit(300);

        assertThat(all(query))
                .containsExactlyElementsOf(expected(limit, false).stream()
                        .filter(id -> third(id) < second)
                        .toList());
    }

    @Test
    void search_orderedByMoreFieldsThanADatabaseJoins_isInOrder() {
        SearchQuery query = SearchQuery.where("metrics.a < 0.05").limit(500);
        for (int i = 0; i < 70; i++) {
            query = query.orderBy("metrics.absent" + i);
        }

        List<String> found = all(query.orderBy("metrics.a"));

        assertThat(found).hasSizeGreaterThan(100);
        assertThat(found)
                .extracting(id -> VALUES[Integer.parseInt(id, 16) - 1][0])
                .isSorted();
    }

    @ParameterizedTest
    @CsvSource({"few", "many", "long", "run_name"})
    void search_orderedByText_findsAllInOrderPageByPage(String key) {
        String field = (key.equals("run_name") ? "attributes." : "params.") + key;
        for (double limit : new double[] {2, 0.9, 0.01}) {
            for (boolean isAscending : new boolean[] {true, false}) {
                SearchQuery query = SearchQuery.where("metrics.a < " + limit)
                        .orderBy(field + (isAscending ? " ASC" : " DESC"))
                        .limit(400);

                assertThat(all(query))
                        .as("%s of those below %s", query.orderBy(), limit)
                        .containsExactlyElementsOf(expectedByText(key, limit, isAscending));
            }
        }
    }

    @Test
    void search_orderedByTextThatIsAskedFor_walksAlongItsValuesAlone() {
        SearchQuery query =
                SearchQuery.where("params.few != 'v0'").orderBy("params.few").limit(300);

        List<String> found = all(query);

        assertThat(found)
                .containsExactlyElementsOf(expectedByText("few", 2, true).stream()
                        .filter(id -> text("few", Integer.parseInt(id, 16) - 1)
                                .filter(value -> !value.equals("v0"))
                                .isPresent())
                        .toList());
    }

    /** The store has no address of artifacts: a field that is missing from every run leaves the order to the fields beside it. */
    @ParameterizedTest
    @CsvSource({"run_name, artifact_uri", "artifact_uri, run_name"})
    void search_orderedByAFieldThatNoRunHas_isInTheOrderOfTheOther(String first, String second) {
        SearchQuery query = SearchQuery.all()
                .orderBy("attributes." + first)
                .orderBy("attributes." + second + " DESC")
                .limit(900);

        assertThat(all(query)).containsExactlyElementsOf(expectedByText("run_name", 2, first.equals("run_name")));
    }

    @Test
    void search_byTheMostConditions_isAnswered() {
        String filter = "params.few != 'none'" + " AND params.few != 'none'".repeat(399);
        List<String> expected = expectedByText("few", 2, true).stream()
                .filter(id -> text("few", Integer.parseInt(id, 16) - 1).isPresent())
                .limit(10)
                .toList();

        assertThat(first(filter, "params.few")).isEqualTo(expected);
        for (String order : List.of("params.many DESC", "metrics.a", "attributes.run_name")) {
            assertThat(first(filter, order)).as(order).hasSize(10);
        }
    }

    /** One page alone: so many conditions are asked of each run that is looked at. */
    private static List<String> first(String filter, String order) {
        return search(SearchQuery.where(filter).orderBy(order).limit(10)).items().stream()
                .map(Run::id)
                .toList();
    }

    private static List<String> expectedByText(String key, double limit, boolean isAscending) {
        Function<Integer, String> value = run -> text(key, run).orElse("");
        Comparator<Integer> byValue = isAscending
                ? Comparator.comparing(value)
                : Comparator.comparing(value).reversed();
        return IntStream.range(0, RUNS)
                .boxed()
                .filter(run -> VALUES[run][0] < limit)
                .sorted(Comparator.<Integer, Boolean>comparing(
                                run -> text(key, run).isEmpty())
                        .thenComparing(byValue)
                        .thenComparing(Comparator.reverseOrder()))
                .map(SearchPlanTest::id)
                .toList();
    }

    private static double third(String id) {
        return (Integer.parseInt(id, 16) * 7919L % RUNS) / (double) RUNS;
    }

    @Test
    void search_runInsertedBetweenPages_neitherSkipsNorRepeats() {
        SearchQuery query = SearchQuery.all().orderBy("metrics.a DESC").limit(50);
        Page<Run> first = search(query);
        double last = first.items().get(49).metric("a").orElseThrow().value();
        List<String> expected = search(
                        SearchQuery.all().orderBy("metrics.a DESC").limit(100))
                .items()
                .stream()
                .skip(50)
                .map(run -> run.info().id())
                .toList();

        backend.commit(StoreSamples.commit(create(RUNS)));
        backend.metrics().orElseThrow().append("w", 2, List.of(point(RUNS, "a", Math.nextUp(last))));

        Page<Run> second = search(query.after(first.nextPageToken().orElseThrow()));
        assertThat(second.items()).extracting(run -> run.info().id()).containsExactlyElementsOf(expected);
    }

    private static List<String> all(SearchQuery query) {
        List<String> found = new ArrayList<>();
        Optional<String> token = Optional.empty();
        do {
            Page<Run> page = search(token.map(query::after).orElse(query));
            page.items().stream()
                    .map(run -> run.info().id())
                    .filter(id -> !id.equals(id(RUNS)))
                    .forEach(found::add);
            token = page.nextPageToken();
        } while (token.isPresent());
        return found;
    }

    private static Page<Run> search(SearchQuery query) {
        return backend.runs().orElseThrow().searchRuns(List.of(), query);
    }

    private static List<String> expected(double limit, boolean isAscending) {
        List<Integer> runs = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            if (VALUES[run][0] < limit) {
                runs.add(run);
            }
        }
        Comparator<Integer> byValue = Comparator.comparingDouble(run -> isAscending ? VALUES[run][1] : -VALUES[run][1]);
        Comparator<Integer> byRank = Comparator.comparingInt(SearchPlanTest::rank);
        runs.sort(byRank.thenComparing(byValue).thenComparing(Comparator.reverseOrder()));
        return runs.stream().map(SearchPlanTest::id).toList();
    }

    /** A value, NaN, none: the last two are alike among themselves, whatever number the array holds. */
    private static int rank(int run) {
        if (VALUES[run][2] != 1) {
            VALUES[run][1] = 0;
            return 2;
        }
        return Double.isNaN(VALUES[run][1]) ? 1 : 0;
    }

    private static RunWrite.Create create(int run) {
        RunInfo info = new RunInfo(
                id(run),
                "0",
                name(run),
                RunStatus.RUNNING,
                LifecycleStage.ACTIVE,
                StoreSamples.AT.plusSeconds(run),
                Optional.empty());
        Map<String, String> params = new TreeMap<>();
        for (String key : List.of("few", "many", "long")) {
            text(key, run).ifPresent(value -> params.put(key, value));
        }
        return new RunWrite.Create(info, Map.of(), params);
    }

    /** Thousands of runs with the same value; values that few runs have; values that differ behind what an index may hold of them; some have none. */
    private static Optional<String> text(String key, int run) {
        return switch (key) {
            case "few" -> Optional.of(run % 13 == 0 ? "" : "v" + run % 3).filter(value -> run % 5 != 0);
            case "many" -> Optional.of("v" + run * 7919L % 1000);
            case "long" -> Optional.of("x".repeat(64) + run % 4).filter(value -> run % 3 != 0);
            default -> Optional.of(name(run));
        };
    }

    private static String name(int run) {
        return "run " + run * 31 % 997;
    }

    private static String id(int run) {
        return "%032x".formatted(run + 1L);
    }

    private static MetricBatch point(int run, String key, double value) {
        MetricPoints point = MetricPoints.copyOf(new long[] {1}, new long[] {1}, new double[] {value});
        return new MetricBatch(id(run), MetricSeries.of(key), point);
    }
}
