package io.mlops.benchmarks.store;

import io.mlops.Mlops;
import io.mlops.benchmarks.disk.BenchFolder;
import io.mlops.benchmarks.disk.PlainDatabase;
import io.mlops.core.MlopsSdk;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.MetricBucket;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.RunSpec;
import io.mlops.tracking.StepRange;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
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

/** Reading one series: all points, and reduced to 1,000 buckets; beside it, reading plain uncompressed chunks of 1,000 points into arrays. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class MetricHistory {
    private static final int BUCKETS = 1_000;
    private static final int CHUNK = 1_000;
    private static final int BYTES_PER_POINT = 3 * Long.BYTES;

    /** The store that is read, and the plain table with as many points. */
    @State(Scope.Benchmark)
    public static class Store {
        /** How many points the series has. */
        @Param("1000000")
        public int points;

        private final BenchFolder folder = new BenchFolder();
        private final Mlops mlops = MlopsSdk.open(folder.resolve("store"));
        private final PlainDatabase plain = new PlainDatabase(folder);
        private String runId = "";

        /** Writes a random walk. */
        @Setup
        public void fill() throws SQLException {
            Random random = new Random(1);
            plain.execute("CREATE TABLE chunk (step INTEGER PRIMARY KEY, points BLOB)");
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK * BYTES_PER_POINT);
            try (ActiveRun run = mlops.tracking().startRun(RunSpec.of("bench", "history"));
                    PreparedStatement insert = plain.prepare("INSERT INTO chunk (step, points) VALUES (?, ?)")) {
                runId = run.id();
                double value = 0;
                for (int i = 0; i < points; i++) {
                    value += random.nextGaussian();
                    run.logMetric("loss", value, i);
                    chunk.putLong(i).putLong(System.currentTimeMillis()).putDouble(value);
                    if (!chunk.hasRemaining()) {
                        insert.setLong(1, i);
                        insert.setBytes(2, chunk.array());
                        insert.addBatch();
                        insert.executeBatch();
                        chunk.clear();
                    }
                }
                run.finish();
            }
            plain.commit();
        }

        /** Closes both and deletes them. */
        @TearDown
        public void close() throws SQLException {
            mlops.close();
            plain.close();
            folder.close();
        }
    }

    /**
     * Reads all points.
     *
     * @param store the store
     * @return the points
     */
    @Benchmark
    public MetricPoints whole(Store store) {
        return store.mlops.tracking().history(store.runId, "loss");
    }

    /**
     * Reads what a plot needs.
     *
     * @param store the store
     * @return the buckets
     */
    @Benchmark
    public List<MetricBucket> downsampled(Store store) {
        return store.mlops.tracking().downsample(store.runId, MetricSeries.of("loss"), StepRange.ALL, BUCKETS);
    }

    /**
     * Reads plain chunks.
     *
     * @param store the store
     * @return the points
     */
    @Benchmark
    public MetricPoints plainChunks(Store store) throws SQLException {
        long[] steps = new long[store.points];
        long[] times = new long[store.points];
        double[] values = new double[store.points];
        int size = 0;
        try (PreparedStatement select = store.plain.prepare("SELECT points FROM chunk ORDER BY step");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                ByteBuffer chunk = ByteBuffer.wrap(rows.getBytes(1));
                for (; chunk.hasRemaining(); size++) {
                    steps[size] = chunk.getLong();
                    times[size] = chunk.getLong();
                    values[size] = chunk.getDouble();
                }
            }
        }
        return MetricPoints.copyOf(steps, times, values, size);
    }
}
