package io.mlops.benchmarks.postgres;

import io.mlops.Mlops;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.DeliveryCounts;
import io.mlops.tracking.RunSpec;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.postgresql.PGConnection;

/**
 * Metric points a second made durable in PostgreSQL: through {@code logMetric} and a flush at the end, and as plain rows of one {@code COPY} into a table without an index, the fastest way that the
 * driver has.
 *
 * <p>One operation is one point. The engine's side logs into ten series of one run, as a training loop does.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class PostgresThroughput {
    private static final int POINTS = 100_000;
    private static final int KEYS = 10;

    /** The store that the engine writes to. */
    @State(Scope.Benchmark)
    public static class EngineStore {
        private final BenchServer server = new BenchServer();
        private final Mlops mlops = server.open();
        private final ActiveRun run = mlops.tracking().startRun(RunSpec.of("bench", "throughput"));
        private long step;

        /** Closes the store and stops the server. */
        @TearDown
        public void close() {
            run.finish();
            mlops.close();
            server.close();
        }
    }

    /** The table that the control writes to. */
    @State(Scope.Benchmark)
    public static class PlainTable {
        private final BenchServer server = new BenchServer();
        private final Connection connection = connect(server);
        private long step;

        /** Closes the connection and stops the server. */
        @TearDown
        public void close() throws SQLException {
            connection.close();
            server.close();
        }

        private static Connection connect(BenchServer server) {
            try {
                server.execute(
                        "CREATE TABLE metric (run text, key text, step bigint, time bigint, value double precision)");
                return server.connect();
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
            store.run.logMetric("metric/" + i % KEYS, i * 0.001, store.step + i / KEYS);
        }
        store.step += POINTS / KEYS;
        return store.mlops.flush(Duration.ofMinutes(1));
    }

    /**
     * Copies one row a point, in one transaction.
     *
     * @param table the open table
     * @return how many rows
     */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public long plainCopy(PlainTable table) throws SQLException, IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < POINTS; i++) {
            rows.append("0123456789abcdef0123456789abcdef\tmetric/")
                    .append(i % KEYS)
                    .append('\t');
            rows.append(table.step + i / KEYS).append('\t');
            rows.append(System.currentTimeMillis())
                    .append('\t')
                    .append(i * 0.001)
                    .append('\n');
        }
        table.step += POINTS / KEYS;
        return table.connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY metric FROM STDIN", new StringReader(rows.toString()));
    }
}
