package io.mlops.benchmarks.store;

import io.mlops.Mlops;
import io.mlops.benchmarks.disk.BenchFolder;
import io.mlops.benchmarks.disk.PlainDatabase;
import io.mlops.core.MlopsSdk;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Runs a second that are started, given ten params and five metrics, and finished: durable, audited, in one store.
 *
 * <p>Warmed up for long: a run calls each method a few times only, so that the compiler is still busy with the first ten thousand.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 10)
@Measurement(iterations = 4, time = 5)
@Fork(1)
public class RunLife {
    private static final int PARAMS = 10;
    private static final int METRICS = 5;

    /** The store that all threads write to. */
    @State(Scope.Benchmark)
    public static class Open {
        private final BenchFolder folder = new BenchFolder();
        private final Mlops mlops = MlopsSdk.open(folder.resolve("store"));
        private final String[] metrics = new String[METRICS];
        private final Map<String, Object> params = new HashMap<>();

        /** Names params and metrics. */
        public Open() {
            for (int p = 0; p < PARAMS; p++) {
                params.put("param-" + p, 0.1 * p);
            }
            for (int m = 0; m < METRICS; m++) {
                metrics[m] = "metric-" + m;
            }
        }

        /** Closes the store and deletes it. */
        @TearDown
        public void close() {
            mlops.close();
            folder.close();
        }
    }

    /** The least that holds such runs: three tables, each with an index that finds a run by a value. */
    @State(Scope.Benchmark)
    public static class PlainTables {
        private final BenchFolder folder = new BenchFolder();
        private final PlainDatabase database = new PlainDatabase(folder);
        private PreparedStatement run;
        private PreparedStatement param;
        private PreparedStatement metric;
        private long number;

        /** Makes the tables. */
        @Setup
        public void create() throws SQLException {
            database.execute("CREATE TABLE run (run_no INTEGER PRIMARY KEY, run_id TEXT UNIQUE, started_at INTEGER)");
            database.execute("CREATE INDEX run_by_start ON run (started_at, run_no)");
            for (String table : List.of("param", "metric")) {
                database.execute("CREATE TABLE " + table
                        + " (run_no INTEGER, key TEXT, value, PRIMARY KEY (run_no, key)) WITHOUT ROWID");
                database.execute("CREATE INDEX " + table + "_by_value ON " + table + " (key, value, run_no)");
            }
            database.commit();
            run = database.prepare("INSERT INTO run (run_no, run_id, started_at) VALUES (?, ?, ?)");
            param = database.prepare("INSERT INTO param (run_no, key, value) VALUES (?, ?, ?)");
            metric = database.prepare("INSERT INTO metric (run_no, key, value) VALUES (?, ?, ?)");
        }

        private void insert(PreparedStatement statement, Object... values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }

        /** Closes the database and deletes it. */
        @TearDown
        public void close() throws SQLException {
            database.close();
            folder.close();
        }
    }

    /**
     * The control: one thread, one commit a run, without events of its life, tags, audit log, request ids and histories.
     *
     * @param tables where
     * @param open the names
     */
    @Benchmark
    public void plainRun(PlainTables tables, Open open) throws SQLException {
        long number = tables.number++;
        tables.insert(tables.run, number, UUID.randomUUID().toString(), System.currentTimeMillis());
        for (Map.Entry<String, Object> param : open.params.entrySet()) {
            tables.insert(tables.param, number, param.getKey(), param.getValue().toString());
        }
        for (String metric : open.metrics) {
            tables.insert(tables.metric, number, metric, 0.5);
        }
        tables.database.commit();
    }

    /**
     * One thread: each of its three commits (the start, the params, the points with the end) waits for a sync of its own.
     *
     * @param open the store
     */
    @Benchmark
    public void oneThread(Open open) {
        live(open);
    }

    /**
     * Eight threads, whose writes share syncs.
     *
     * @param open the store
     */
    @Benchmark
    @Threads(8)
    public void eightThreads(Open open) {
        live(open);
    }

    /**
     * Eight threads, each of whose runs has two commits: the start with the params, the points with the end.
     *
     * @param open the store
     */
    @Benchmark
    @Threads(8)
    public void eightThreadsStartingWithParams(Open open) {
        RunSpec spec = RunSpec.of("bench", "").params(open.params);
        try (ActiveRun run = open.mlops.tracking().startRun(spec)) {
            finish(run, open);
        }
    }

    private static void live(Open open) {
        try (ActiveRun run = open.mlops.tracking().startRun(RunSpec.of("bench", ""))) {
            run.logParams(open.params);
            finish(run, open);
        }
    }

    private static void finish(ActiveRun run, Open open) {
        for (String metric : open.metrics) {
            run.logMetric(metric, 0.5, 1);
        }
        run.finish();
    }
}
