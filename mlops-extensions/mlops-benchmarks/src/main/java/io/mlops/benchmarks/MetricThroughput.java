package io.mlops.benchmarks;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.DeliveryCounts;
import io.mlops.tracking.RunSpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Metric points a second made durable: through {@code logMetric} and a flush at the end, and as plain rows of one JDBC batch and one commit into SQLite with the same settings.
 *
 * <p>One operation is one point. The engine's side logs into ten series of one run, as a training loop does.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class MetricThroughput {
    private static final int POINTS = 100_000;
    private static final int KEYS = 10;

    /** The store that the engine writes to. */
    @State(Scope.Benchmark)
    public static class EngineStore {
        private final String[] keys = new String[KEYS];
        private BenchFolder folder = new BenchFolder();
        private Mlops mlops = MlopsSdk.open(folder.resolve("store"));
        private ActiveRun run = mlops.tracking().startRun(RunSpec.of("bench", "throughput"));
        private long step;

        /** Names the series. */
        @Setup
        public void name() {
            for (int k = 0; k < KEYS; k++) {
                keys[k] = "metric/" + k;
            }
        }

        /** Closes the store and deletes it. */
        @TearDown
        public void close() {
            run.finish();
            mlops.close();
            folder.close();
        }
    }

    /** The table that the control writes to. */
    @State(Scope.Benchmark)
    public static class PlainTable {
        private BenchFolder folder = new BenchFolder();
        private Connection connection = open(folder);
        private long step;

        /** Closes the database and deletes it. */
        @TearDown
        public void close() throws SQLException {
            connection.close();
            folder.close();
        }

        private static Connection open(BenchFolder folder) {
            try {
                Connection opened = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("plain.db"));
                try (Statement statement = opened.createStatement()) {
                    statement.execute("PRAGMA journal_mode=WAL");
                    statement.execute("PRAGMA synchronous=FULL");
                    statement.execute(
                            "CREATE TABLE metric (run TEXT, key TEXT, step INTEGER, time INTEGER, value REAL)");
                }
                opened.setAutoCommit(false);
                return opened;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * Logs points asynchronously and waits until all are durable.
     *
     * @param store the open store
     * @return the counts, so that nothing is optimised away
     */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public DeliveryCounts engine(EngineStore store) {
        for (int i = 0; i < POINTS; i++) {
            store.run.logMetric(store.keys[i % KEYS], i * 0.001, store.step + i / KEYS);
        }
        store.step += POINTS / KEYS;
        return store.mlops.flush(Duration.ofMinutes(1));
    }

    /**
     * Inserts one row a point, all in one transaction.
     *
     * @param table the open table
     * @return how many rows
     */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public int plainRows(PlainTable table) throws SQLException {
        String sql = "INSERT INTO metric (run, key, step, time, value) VALUES (?, ?, ?, ?, ?)";
        try (PreparedStatement insert = table.connection.prepareStatement(sql)) {
            for (int i = 0; i < POINTS; i++) {
                insert.setString(1, "0123456789abcdef0123456789abcdef");
                insert.setString(2, "metric/" + i % KEYS);
                insert.setLong(3, table.step + i / KEYS);
                insert.setLong(4, System.currentTimeMillis());
                insert.setDouble(5, i * 0.001);
                insert.addBatch();
            }
            int rows = insert.executeBatch().length;
            table.connection.commit();
            table.step += POINTS / KEYS;
            return rows;
        }
    }
}
