package io.mlops.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.page.Page;
import io.mlops.search.Literal;
import io.mlops.search.SearchQuery;
import io.mlops.spi.Backend;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders by texts over so many runs that one value has more than are sorted at once, and conditions on texts that are about as long as what the index holds of each: its first 64 letters. */
final class TextOrderTest {
    private static final int RUNS = 2_500;
    private static final List<String> EDGES = IntStream.rangeClosed(63, 65)
            .mapToObj("ü"::repeat)
            .flatMap(text -> Stream.of(text, text + "a", text + "😀"))
            .toList();

    private static Backend backend;

    @BeforeAll
    static void fill() {
        backend = TestServer.shared().open(TestServer.newSchema());
        backend.commit(Samples.commit(IntStream.range(0, RUNS + EDGES.size())
                .mapToObj(run -> new RunWrite.Create(infoOf(run), Map.of(), paramsOf(run)))
                .toArray(Write[]::new)));
    }

    @AfterAll
    static void close() {
        backend.close();
    }

    @ParameterizedTest
    @CsvSource({
        "params.few, ASC",
        "params.few, DESC",
        "params.long, ASC",
        "params.long, DESC",
        "params.many, DESC",
        "attributes.run_name, ASC"
    })
    void search_orderedByText_findsAllInOrderPageByPage(String field, String direction) {
        String key = field.substring(field.indexOf('.') + 1);
        SearchQuery query = SearchQuery.where("params.few != 'none'")
                .orderBy(field + " " + direction)
                .limit(500);

        assertThat(all(query)).containsExactlyElementsOf(expected(key, direction.equals("ASC")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "!=", "<", "<=", ">", ">=", "LIKE", "IN", "NOT IN"})
    void search_byTextsAsLongAsTheIndexHolds_agreesWithTheFilter(String operator) {
        for (String text : EDGES) {
            String operand = operator.endsWith("IN") ? "('" + text + "')" : "'" + text + "'";
            SearchQuery query = SearchQuery.where("params.edge " + operator + " " + operand);

            assertThat(all(query)).as(query.filter().toString()).containsExactlyInAnyOrderElementsOf(matching(query));
        }
    }

    private static List<String> matching(SearchQuery query) {
        return IntStream.range(0, EDGES.size())
                .filter(edge -> query.filter().matches(field -> List.of(Literal.of(EDGES.get(edge)))))
                .mapToObj(edge -> id(RUNS + edge))
                .toList();
    }

    private static List<String> all(SearchQuery query) {
        List<String> found = new ArrayList<>();
        Optional<SearchQuery> next = Optional.of(query);
        while (next.isPresent()) {
            Page<Run> page = backend.runs().orElseThrow().searchRuns(List.of("0"), next.get());
            page.items().forEach(run -> found.add(run.id()));
            next = page.nextPageToken().map(query::after);
        }
        return found;
    }

    private static List<String> expected(String key, boolean isAscending) {
        Comparator<Integer> byValue = Comparator.comparing(run -> text(key, run));
        return IntStream.range(0, RUNS)
                .boxed()
                .sorted((isAscending ? byValue : byValue.reversed()).thenComparing(Comparator.reverseOrder()))
                .map(TextOrderTest::id)
                .toList();
    }

    private static String text(String key, int run) {
        return switch (key) {
            case "few" -> "v" + run % 2;
            case "long" -> "ü".repeat(64) + run % 3;
            case "many" -> "v" + run * 7919L % 700;
            default -> "run " + run * 31 % 997;
        };
    }

    private static String id(int run) {
        return "%032x".formatted(run + 1L);
    }

    private static RunInfo infoOf(int run) {
        return new RunInfo(
                id(run),
                "0",
                text("name", run),
                RunStatus.RUNNING,
                LifecycleStage.ACTIVE,
                Samples.AT.plusSeconds(run),
                Optional.empty());
    }

    private static Map<String, String> paramsOf(int run) {
        return run < RUNS
                ? Map.of("few", text("few", run), "long", text("long", run), "many", text("many", run))
                : Map.of("edge", EDGES.get(run - RUNS));
    }
}
