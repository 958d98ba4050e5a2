package io.mlops.benchmarks.store;

import io.mlops.Mlops;
import io.mlops.benchmarks.disk.BenchFolder;
import io.mlops.benchmarks.disk.PlainDatabase;
import io.mlops.core.MlopsSdk;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Metric points a second made durable: through {@code logMetric} and a flush at the end, as plain rows of one JDBC batch and one commit, and as plain uncompressed chunks of 1,000 points, both into SQLite with the same
 * durability.
 *
 * <p>One operation is one point. One thread logs into ten series of one run, as a training loop does; eight threads log into a run of their own each, and each waits for its own points.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class MetricThroughput {
    private static final int POINTS = 100_000;
    private static final int KEYS = 10;
    private static final int CHUNK = 1_000;
    private static final int BYTES_PER_POINT = 3 * Long.BYTES;

    /** The store that the engine writes to. */
    @State(Scope.Benchmark)
    public static class EngineStore {
        /** How many points the store has before anything is measured. */
        @Param("0")
        public long before;

        private final String[] keys = new String[KEYS];
        private final BenchFolder folder = new BenchFolder();
        private final Mlops mlops = MlopsSdk.open(folder.resolve("store"));

        /** Names the series, and fills the store. */
        @Setup
        public void fill() {
            for (int k = 0; k < KEYS; k++) {
                keys[k] = "metric/" + k;
            }
            try (ActiveRun run = start()) {
                for (long i = 0; i < before; i++) {
                    run.logMetric(keys[(int) (i % KEYS)], i * 0.001, i / KEYS);
                }
                run.finish();
            }
        }

        /** Closes the store and deletes it. */
        @TearDown
        public void close() {
            mlops.close();
            folder.close();
        }

        private ActiveRun start() {
            return mlops.tracking().startRun(RunSpec.of("bench", "throughput"));
        }
    }

    /** The run of a thread. */
    @State(Scope.Thread)
    public static class ThreadRun {
        private ActiveRun run;
        private long step;

        /**
         * Starts it.
         *
         * @param store where
         */
        @Setup
        public void start(EngineStore store) {
            run = store.start();
        }

        /** Ends it. */
        @TearDown
        public void finish() {
            run.finish();
        }

        private void log(EngineStore store) {
            for (int i = 0; i < POINTS; i++) {
                run.logMetric(store.keys[i % KEYS], i * 0.001, step + i / KEYS);
            }
            step += POINTS / KEYS;
            run.flush();
        }
    }

    /** The tables that the controls write to. */
    @State(Scope.Benchmark)
    public static class PlainTables {
        private final BenchFolder folder = new BenchFolder();
        private final PlainDatabase database = new PlainDatabase(folder);
        private long step;

        /** Makes the tables. */
        @Setup
        public void create() throws SQLException {
            database.execute("CREATE TABLE metric (run TEXT, key TEXT, step INTEGER, time INTEGER, value REAL)");
            database.execute("CREATE TABLE chunk (run TEXT, key TEXT, step INTEGER, points BLOB)");
            database.commit();
        }

        /** Closes the database and deletes it. */
        @TearDown
        public void close() throws SQLException {
            database.close();
            folder.close();
        }
    }

    /**
     * One thread.
     *
     * @param store the open store
     * @param run its run
     */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public void engine(EngineStore store, ThreadRun run) {
        run.log(store);
    }

    /**
     * Eight threads.
     *
     * @param store the open store
     * @param run the run of the thread
     */
    @Benchmark
    @Threads(8)
    @OperationsPerInvocation(POINTS)
    public void engineEightThreads(EngineStore store, ThreadRun run) {
        run.log(store);
    }

    /**
     * Inserts one row a point, all in one transaction.
     *
     * @param tables the open database
     * @return how many rows
     */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public int plainRows(PlainTables tables) throws SQLException {
        String sql = "INSERT INTO metric (run, key, step, time, value) VALUES (?, ?, ?, ?, ?)";
        try (PreparedStatement insert = tables.database.prepare(sql)) {
            for (int i = 0; i < POINTS; i++) {
                insert.setString(1, "0123456789abcdef0123456789abcdef");
                insert.setString(2, "metric/" + i % KEYS);
                insert.setLong(3, tables.step + i / KEYS);
                insert.setLong(4, System.currentTimeMillis());
                insert.setDouble(5, i * 0.001);
                insert.addBatch();
            }
            int rows = insert.executeBatch().length;
            tables.database.commit();
            tables.step += POINTS / KEYS;
            return rows;
        }
    }

    /**
     * Inserts one row for 1,000 points, 24 bytes each, all in one transaction.
     *
     * @param tables the open database
     * @return how many rows
     */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public int plainChunks(PlainTables tables) throws SQLException {
        String sql = "INSERT INTO chunk (run, key, step, points) VALUES (?, ?, ?, ?)";
        try (PreparedStatement insert = tables.database.prepare(sql)) {
            for (int first = 0; first < POINTS; first += CHUNK) {
                ByteBuffer points = ByteBuffer.allocate(CHUNK * BYTES_PER_POINT);
                for (int i = first; i < first + CHUNK; i++) {
                    points.putLong(tables.step + i);
                    points.putLong(System.currentTimeMillis());
                    points.putDouble(i * 0.001);
                }
                insert.setString(1, "0123456789abcdef0123456789abcdef");
                insert.setString(2, "metric/" + first / CHUNK % KEYS);
                insert.setLong(3, tables.step + first);
                insert.setBytes(4, points.array());
                insert.addBatch();
            }
            int rows = insert.executeBatch().length;
            tables.database.commit();
            tables.step += POINTS;
            return rows;
        }
    }
}
