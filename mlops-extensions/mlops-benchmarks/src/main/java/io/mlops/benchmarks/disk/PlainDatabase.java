package io.mlops.benchmarks.disk;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** SQLite without the engine, with the engine's size of pages and settings of durability: what controls write to. For use by one thread; commits only when asked. */
public final class PlainDatabase implements AutoCloseable {
    private final Connection connection;

    /**
     * Makes an empty database.
     *
     * @param folder where
     */
    public PlainDatabase(BenchFolder folder) {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("plain.db"));
            execute("PRAGMA page_size = 4096");
            execute("PRAGMA journal_mode = WAL");
            execute("PRAGMA synchronous = FULL");
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Runs a statement.
     *
     * @param sql a constant text
     */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Returns a statement that the caller closes.
     *
     * @param sql a constant text
     */
    public PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** Makes durable what was changed. */
    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
