package io.mlops.benchmarks.postgres;

import io.mlops.Mlops;
import io.mlops.page.Page;
import io.mlops.search.SearchQuery;
import io.mlops.tracking.Run;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The first page, 100 runs, of a search of 100,000 runs in PostgreSQL, each with five params, three tags and five metrics: by two metrics, and by a metric and a param, which a share of the runs satisfies each,
 * the latest first or ordered by a third metric. The controls ask the same in one statement each, without the runs' data. The server has its statistics, as {@code autovacuum} collects them within a minute.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 5)
@Fork(1)
public class PostgresSearch {
    private static final int RUNS = 100_000;
    private static final int PAGE = 100;

    /** Which share of the runs satisfies each condition. */
    @Param({"0.1", "0.9"})
    public double share;

    /** What the runs are ordered by; empty for the latest first. */
    @Param({"", "metrics.m3 DESC"})
    public String order = "";

    private final BenchServer server = new BenchServer();
    private final Mlops mlops = server.open();
    private final Connection plain;

    /** Starts the server and opens the store. */
    public PostgresSearch() {
        try {
            plain = server.connect();
        } catch (SQLException e) {
            throw new IllegalStateException("the server that was just started takes no connection", e);
        }
    }

    /** Fills the store with rows as the engine writes them; one by one it would take minutes. */
    @Setup
    public void fill() throws SQLException {
        server.execute(
                "SET search_path = mlops",
                "INSERT INTO run (run_id, experiment_no, name, status, stage, started_at, deleted_with_experiment)"
                        + " SELECT md5(n::text), 0, 'run ' || n, 'FINISHED', 'ACTIVE', 1700000000000 + n, 0"
                        + " FROM generate_series(1, " + RUNS + ") n",
                "INSERT INTO param SELECT run_no, 'p' || k, ((hashint8(run_no * 31 + k)::bigint & 1023) % 10)::text"
                        + " FROM run, generate_series(1, 5) k",
                "INSERT INTO run_tag SELECT run_no, 't' || k, 'value ' || run_no % 7 FROM run, generate_series(1, 3) k",
                "INSERT INTO series (run_no, key, model_id, dataset_name, dataset_digest, latest_step, latest_time,"
                        + " latest_bits, latest_value) SELECT run_no, 'm' || k, '', '', '', 1, 1,"
                        + " ('x' || encode(float8send(v), 'hex'))::bit(64)::bigint, v FROM run, generate_series(1, 5) k,"
                        + " LATERAL (SELECT (hashint8(run_no * 17 + k)::bigint & 1048575) / 1048576.0::float8 AS v) w",
                "VACUUM (ANALYZE)");
    }

    /** Closes the store and stops the server. */
    @TearDown
    public void close() throws SQLException {
        plain.close();
        mlops.close();
        server.close();
    }

    /** Searches by two metrics. */
    @Benchmark
    public Page<Run> twoMetrics() {
        return search(String.format(Locale.ROOT, "metrics.m1 < %s and metrics.m2 < %s", share, share));
    }

    /** Searches by a metric and a param. */
    @Benchmark
    public Page<Run> metricAndParam() {
        return search(String.format(Locale.ROOT, "metrics.m1 < %s and params.p1 != '0'", share));
    }

    private Page<Run> search(String filter) {
        SearchQuery query = SearchQuery.where(filter).limit(PAGE);
        return mlops.tracking().searchRuns(List.of("Default"), order.isEmpty() ? query : query.orderBy(order));
    }

    /** Asks for the numbers of the runs that {@link #twoMetrics} returns by one statement written for it, over a connection that is open. */
    @Benchmark
    public int plainTwoMetrics() throws SQLException {
        return plain(" JOIN mlops.series b ON b.run_no = r.run_no AND b.key = 'm2' AND b.latest_value < " + share
                + " AND b.model_id = '' AND b.dataset_name = ''");
    }

    /** The same for {@link #metricAndParam}. */
    @Benchmark
    public int plainMetricAndParam() throws SQLException {
        return plain(" JOIN mlops.param b ON b.run_no = r.run_no AND b.key = 'p1' AND b.value <> '0'");
    }

    private int plain(String second) throws SQLException {
        String sql = "SELECT r.run_no FROM mlops.run r JOIN mlops.series a ON a.run_no = r.run_no AND a.key = 'm1'"
                + " AND a.latest_value < " + share + " AND a.model_id = '' AND a.dataset_name = ''" + second
                + (order.isEmpty()
                        ? " ORDER BY"
                        : " JOIN mlops.series o ON o.run_no = r.run_no AND o.key = 'm3' AND o.model_id = ''"
                                + " AND o.dataset_name = '' ORDER BY o.latest_value DESC,")
                + " r.started_at DESC, r.run_id LIMIT " + PAGE;
        int rows = 0;
        try (Statement statement = plain.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows++;
            }
        }
        return rows;
    }
}
