package io.mlops.benchmarks.postgres;

import io.mlops.Mlops;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A server with 100,000 finished runs: metrics {@code m1} to {@code m5} uniform in [0, 1), params {@code p1} and {@code p2} of ten values each, and params {@code p-0.1}, {@code p-10} and {@code p-90} and tags
 * {@code t-0.1}, {@code t-10} and {@code t-90} that are {@code yes} for so many percent of the runs. It has its statistics, as {@code autovacuum} collects them within a minute. For one thread.
 */
final class SearchedRuns implements AutoCloseable {
    private static final int RUNS = 100_000;
    private static final String YES_OR_NO = "CASE WHEN random() < k::float8 / 100 THEN 'yes' ELSE 'no' END";
    private static final String SHARES = "unnest(ARRAY['0.1', '10', '90']) k";

    private final BenchServer server = new BenchServer();
    private final Mlops mlops = server.open();
    private final Connection plain;

    /** Fills the store with rows as the engine writes them; one by one it would take minutes. */
    SearchedRuns() throws SQLException {
        server.execute(
                "SET search_path = mlops",
                "SELECT setseed(0.5)",
                "INSERT INTO run (run_id, experiment_no, name, status, stage, started_at, deleted_with_experiment)"
                        + " SELECT md5(n::text), 0, 'run ' || n, 'FINISHED', 'ACTIVE', 1700000000000 + n, 0"
                        + " FROM generate_series(1, " + RUNS + ") n",
                "INSERT INTO param SELECT run_no, 'p' || k, floor(random() * 10)::int::text"
                        + " FROM run, generate_series(1, 2) k",
                "INSERT INTO param SELECT run_no, 'p-' || k, " + YES_OR_NO + " FROM run, " + SHARES,
                "INSERT INTO run_tag SELECT run_no, 't-' || k, " + YES_OR_NO + " FROM run, " + SHARES,
                "INSERT INTO series (run_no, key, model_id, dataset_name, dataset_digest, latest_step, latest_time,"
                        + " latest_bits, latest_value) SELECT run_no, 'm' || k, '', '', '', 1, 1,"
                        + " ('x' || encode(float8send(v), 'hex'))::bit(64)::bigint, v"
                        + " FROM (SELECT run_no, k, random() AS v FROM run, generate_series(1, 5) k) w",
                "VACUUM (ANALYZE)");
        plain = server.connect();
    }

    /** Returns the engine. */
    Mlops mlops() {
        return mlops;
    }

    /** Returns a connection past the engine. */
    Connection plain() {
        return plain;
    }

    @Override
    public void close() throws SQLException {
        plain.close();
        mlops.close();
        server.close();
    }
}
