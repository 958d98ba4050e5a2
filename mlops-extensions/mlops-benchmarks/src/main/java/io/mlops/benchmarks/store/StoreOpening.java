package io.mlops.benchmarks.store;

import io.mlops.core.MlopsSdk;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
import org.openjdk.jmh.annotations.Warmup;

/** Opening and closing a store that has runs already, in a warm JVM; beside it, opening SQLite on the same file and closing it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StoreOpening {
    /** The store. */
    @State(Scope.Benchmark)
    public static class Store {
        /** How many runs it has. */
        @Param("10000")
        public int runs;

        private Path folder = Path.of("");

        /** Finds the store, or writes it. */
        @Setup
        public void prepare() {
            folder = RunCorpus.prepare(runs);
        }
    }

    /**
     * Opens and closes.
     *
     * @param store which
     */
    @Benchmark
    public void engine(Store store) {
        MlopsSdk.open(store.folder).close();
    }

    /**
     * Opens and closes the database alone.
     *
     * @param store which
     * @return the version of its schema
     */
    @Benchmark
    public int plainConnection(Store store) throws SQLException {
        String url = "jdbc:sqlite:" + store.folder.resolve("mlops.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }
}
