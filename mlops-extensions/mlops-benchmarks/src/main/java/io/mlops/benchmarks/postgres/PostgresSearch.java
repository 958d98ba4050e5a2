package io.mlops.benchmarks.postgres;

import io.mlops.search.SearchQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * The first page, 100 runs, of searches of {@link SearchedRuns} by each {@link SearchPair}, in an order; the controls ask the same in one statement each, without the runs' data.
 *
 * <p>One operation is one search by every pair. What each of them took is printed at the end of a trial: mean, shortest and longest of the iterations behind the warm-up, in milliseconds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 6)
@Fork(1)
public class PostgresSearch {
    private static final int PAGE = 100;

    /** What the runs are ordered by; empty for the latest first. */
    @Param({"", "metrics.m3 DESC", "params.p2 ASC", "attributes.run_name ASC"})
    public String order = "";

    private final List<SearchPair> pairs = SearchPair.all();
    private final Map<String, List<Double>> taken = new LinkedHashMap<>();
    private SearchedRuns runs;
    private boolean isMeasured;

    /** Starts the server. */
    @Setup
    public void fill() throws SQLException {
        runs = new SearchedRuns();
    }

    /**
     * Tells the warm-up from the rest.
     *
     * @param iteration the next
     */
    @Setup(Level.Iteration)
    public void look(IterationParams iteration) {
        isMeasured = iteration.getType() == IterationType.MEASUREMENT;
    }

    /** Prints what each pair took, and stops the server. */
    @TearDown
    public void close() throws SQLException {
        System.out.println();
        taken.forEach((what, times) -> System.out.printf(
                Locale.ROOT,
                "%7.1f (%.1f to %.1f) ms  %s%n",
                times.stream().mapToDouble(time -> time).average().orElse(Double.NaN),
                times.stream().mapToDouble(time -> time).min().orElse(Double.NaN),
                times.stream().mapToDouble(time -> time).max().orElse(Double.NaN),
                what));
        runs.close();
    }

    /** Searches through the public interface. */
    @Benchmark
    public int engine() {
        int found = 0;
        for (SearchPair pair : pairs) {
            long start = System.nanoTime();
            SearchQuery query = SearchQuery.where(pair.filter()).limit(PAGE);
            found += runs.mlops()
                    .tracking()
                    .searchRuns(List.of("Default"), order.isEmpty() ? query : query.orderBy(order))
                    .items()
                    .size();
            note(pair, start);
        }
        return found;
    }

    /** Asks for the numbers of the runs that {@link #engine} returns, over a connection that is open. */
    @Benchmark
    public int plain() throws SQLException {
        int found = 0;
        try (Statement statement = runs.plain().createStatement()) {
            for (SearchPair pair : pairs) {
                long start = System.nanoTime();
                try (ResultSet rows = statement.executeQuery(
                        "SELECT r.run_no FROM mlops.run r" + pair.joins() + ordered() + " LIMIT " + PAGE)) {
                    while (rows.next()) {
                        found++;
                    }
                }
                note(pair, start);
            }
        }
        return found;
    }

    private String ordered() {
        String latestFirst = "r.started_at DESC, r.run_id";
        return switch (order) {
            case "" -> " ORDER BY " + latestFirst;
            case "metrics.m3 DESC" ->
                SearchPair.series("m3", "o") + " ORDER BY o.latest_value DESC NULLS LAST, " + latestFirst;
            case "params.p2 ASC" -> SearchPair.text("param", "p2", "o") + " ORDER BY o.value, " + latestFirst;
            case "attributes.run_name ASC" -> " ORDER BY r.name, " + latestFirst;
            default -> throw new IllegalArgumentException("no statement is written for the order " + order);
        };
    }

    private void note(SearchPair pair, long start) {
        if (isMeasured) {
            taken.computeIfAbsent(pair.filter() + " | " + order, filter -> new ArrayList<>())
                    .add((System.nanoTime() - start) / 1e6);
        }
    }
}
