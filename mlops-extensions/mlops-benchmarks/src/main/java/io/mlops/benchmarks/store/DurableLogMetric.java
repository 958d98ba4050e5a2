package io.mlops.benchmarks.store;

import io.mlops.Mlops;
import io.mlops.benchmarks.disk.BenchFolder;
import io.mlops.benchmarks.disk.PlainDatabase;
import io.mlops.core.MlopsSdk;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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

/** Points a second that are durable when each call returns: by one thread, by eight that share syncs, and as the control one row and one commit a point by one thread. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DurableLogMetric {
    /** The store that the engine writes to. */
    @State(Scope.Benchmark)
    public static class EngineStore {
        private final BenchFolder folder = new BenchFolder();
        private final Mlops mlops = MlopsSdk.open(folder.resolve("store"));

        /** Closes the store and deletes it. */
        @TearDown
        public void close() {
            mlops.close();
            folder.close();
        }
    }

    /** The run of a thread. */
    @State(Scope.Thread)
    public static class ThreadRun {
        private ActiveRun run;
        private ActiveRun durable;
        private long step;

        /**
         * Starts it.
         *
         * @param store where
         */
        @Setup
        public void start(EngineStore store) {
            run = store.mlops.tracking().startRun(RunSpec.of("bench", "durable"));
            durable = run.durable();
        }

        /** Ends it. */
        @TearDown
        public void finish() {
            run.finish();
        }
    }

    /** The table that the control writes to. */
    @State(Scope.Benchmark)
    public static class PlainTable {
        private final BenchFolder folder = new BenchFolder();
        private final PlainDatabase database = new PlainDatabase(folder);
        private PreparedStatement insert;
        private long step;

        /** Makes the table. */
        @Setup
        public void create() throws SQLException {
            database.execute("CREATE TABLE metric (run TEXT, key TEXT, step INTEGER, time INTEGER, value REAL)");
            database.commit();
            insert = database.prepare("INSERT INTO metric (run, key, step, time, value) VALUES (?, ?, ?, ?, ?)");
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
     * @param mine its run
     */
    @Benchmark
    public void engine(ThreadRun mine) {
        mine.durable.logMetric("loss", 0.5, mine.step++);
    }

    /**
     * Eight threads, each with a run of its own.
     *
     * @param mine the run of the thread
     */
    @Benchmark
    @Threads(8)
    public void engineEightThreads(ThreadRun mine) {
        mine.durable.logMetric("loss", 0.5, mine.step++);
    }

    /**
     * One row and one commit.
     *
     * @param table the table
     */
    @Benchmark
    public void plainRow(PlainTable table) throws SQLException {
        table.insert.setString(1, "0123456789abcdef0123456789abcdef");
        table.insert.setString(2, "loss");
        table.insert.setLong(3, table.step++);
        table.insert.setLong(4, System.currentTimeMillis());
        table.insert.setDouble(5, 0.5);
        table.insert.executeUpdate();
        table.database.commit();
    }
}
