package io.mlops.benchmarks.store;

import io.mlops.Mlops;
import io.mlops.benchmarks.disk.BenchFolder;
import io.mlops.benchmarks.disk.PlainDatabase;
import io.mlops.core.MlopsSdk;
import io.mlops.page.Page;
import io.mlops.search.SearchQuery;
import io.mlops.tracking.Run;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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

/**
 * A search for the first 100 runs by a metric, with a condition on another metric and one on a param, each satisfied by so many percent of the runs; whole runs are returned. The control asks a plain table with one row a
 * run and one column a value, without an index, for the numbers of such runs.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class RunSearch {
    private static final int PAGE = 100;

    /** The store that is searched. */
    @State(Scope.Benchmark)
    public static class Store {
        /** How many runs it has. */
        @Param("10000")
        public int runs;

        /** The percentage of the runs that satisfy the condition on the metric. */
        @Param({"0.1", "10", "90"})
        public double metricShare;

        /** The percentage of the runs that satisfy the condition on the param. */
        @Param({"0.1", "10", "90"})
        public String paramShare = "";

        private Mlops mlops;
        private SearchQuery query;

        /** Opens the store, which is written where it is not there. */
        @Setup
        public void open() {
            mlops = MlopsSdk.open(RunCorpus.prepare(runs));
            query = SearchQuery.where(
                            "metrics.\"m-0\" < " + metricShare / 100 + " AND params.\"p-" + paramShare + "\" = 'yes'")
                    .orderBy("metrics.\"m-1\" DESC")
                    .limit(PAGE);
        }

        /** Closes the store, which stays. */
        @TearDown
        public void close() {
            mlops.close();
        }
    }

    /** The plain table. */
    @State(Scope.Benchmark)
    public static class FlatTable {
        private final BenchFolder folder = new BenchFolder();
        private final PlainDatabase database = new PlainDatabase(folder);

        /**
         * Fills the table.
         *
         * @param store says with how many rows
         */
        @Setup
        public void fill(Store store) throws SQLException {
            database.execute("CREATE TABLE run (run_no INTEGER PRIMARY KEY, m0 REAL, m1 REAL, p TEXT)");
            Random random = new Random(1);
            try (PreparedStatement insert = database.prepare("INSERT INTO run (m0, m1, p) VALUES (?, ?, ?)")) {
                for (int i = 0; i < store.runs; i++) {
                    insert.setDouble(1, random.nextDouble());
                    insert.setDouble(2, random.nextDouble());
                    insert.setString(
                            3, random.nextDouble() * 100 < Double.parseDouble(store.paramShare) ? "yes" : "no");
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            database.commit();
        }

        /** Deletes it. */
        @TearDown
        public void close() throws SQLException {
            database.close();
            folder.close();
        }
    }

    /**
     * Searches through the public interface.
     *
     * @param store the store
     * @return the page, so that nothing is optimised away
     */
    @Benchmark
    public Page<Run> engine(Store store) {
        return store.mlops.tracking().searchRuns(List.of(), store.query);
    }

    /**
     * Scans the plain table.
     *
     * @param store says what to look for
     * @param table the table
     * @return numbers of rows
     */
    @Benchmark
    public List<Long> flatTable(Store store, FlatTable table) throws SQLException {
        String sql = "SELECT run_no FROM run WHERE m0 < ? AND p = 'yes' ORDER BY m1 DESC LIMIT " + PAGE;
        List<Long> found = new ArrayList<>();
        try (PreparedStatement select = table.database.prepare(sql)) {
            select.setDouble(1, store.metricShare / 100);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
        }
        return found;
    }
}
