package io.mlops.benchmarks.store;

import io.mlops.Mlops;
import io.mlops.benchmarks.disk.BenchFolder;
import io.mlops.core.MlopsSdk;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Bytes of the database for each point of a finished run, after its chunks were joined and the log was copied into the database: pages that hold something. Regular steps and timestamps; the score is the time to log them, the
 * secondary figure what is asked for.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(1)
public class DiskPerPoint {
    private static final int POINTS_A_FLUSH = 500;

    /** How values follow each other. */
    public enum Values {
        /** A sum of normal variables: all bits differ. */
        WALK,
        /** At most four decimals. */
        DECIMALS,
        /** Always the same. */
        CONSTANT
    }

    /** What is measured. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Disk {
        /** Bytes for each point. */
        public double bytesPerPoint;
    }

    /** The store. */
    @State(Scope.Benchmark)
    public static class Store {
        /** How many points are logged. */
        @Param("200000")
        public int points;

        /** How values follow each other. */
        @Param
        public Values values = Values.WALK;

        private final BenchFolder folder = new BenchFolder();
        private final Mlops mlops = MlopsSdk.open(folder.resolve("store"));

        /** Closes the store and deletes it. */
        @TearDown
        public void close() {
            mlops.close();
            folder.close();
        }

        private long number(String sql) throws SQLException {
            String url = "jdbc:sqlite:" + folder.resolve("store").resolve("mlops.db");
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                return row.getLong(1);
            }
        }

        private long usedBytes() throws SQLException {
            number("PRAGMA wal_checkpoint(TRUNCATE)");
            long pages = number("PRAGMA page_count") - number("PRAGMA freelist_count");
            return pages * number("PRAGMA page_size");
        }
    }

    /**
     * Logs one series, flushed every 500 points, and waits until its chunks are joined.
     *
     * @param store the store
     * @param disk takes the result
     */
    @Benchmark
    public void engine(Store store, Disk disk) throws SQLException {
        long before = store.usedBytes();
        Random random = new Random(1);
        Instant start = Instant.ofEpochMilli(1_700_000_000_000L);
        double value = 0;
        try (ActiveRun run = store.mlops.tracking().startRun(RunSpec.of("bench", "disk"))) {
            for (int i = 0; i < store.points; i++) {
                value = next(store.values, value, random);
                run.logMetric("loss", value, i, start.plusMillis(i * 100L));
                if (i % POINTS_A_FLUSH == 0) {
                    run.flush();
                }
            }
            run.finish();
        }
        while (store.number("SELECT COUNT(*) FROM compaction") > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        disk.bytesPerPoint = (double) (store.usedBytes() - before) / store.points;
    }

    private static double next(Values values, double last, Random random) {
        return switch (values) {
            case WALK -> last + random.nextGaussian();
            case DECIMALS -> random.nextInt(10_000) / 1e4;
            case CONSTANT -> 0.1;
        };
    }
}
