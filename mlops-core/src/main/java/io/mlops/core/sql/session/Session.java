package io.mlops.core.sql.session;

import io.mlops.error.StoreCorruptException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection with its prepared statements. Values are always bound. Not thread-safe: used by one thread at a time.
 *
 * <p>A statement may not be run again while its own rows are being consumed.
 */
public final class Session implements AutoCloseable {
    private static final int MAX_STATEMENTS = 200;
    private static final int ROWS_AT_ONCE = 256;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<LastRows, List<Object[]>> last = new LinkedHashMap<>();

    /**
     * Wraps a connection, which this session closes.
     *
     * @param connection used by nobody else
     */
    public Session(Connection connection) {
        this.connection = connection;
    }

    /** Returns the connection, for what only its dialect can do. */
    public Connection connection() {
        return connection;
    }

    /**
     * Runs a statement that changes rows.
     *
     * @param sql the statement
     * @param values bound in order
     * @return how many rows were changed
     */
    public int update(String sql, @Nullable Object... values) throws SQLException {
        return bind(sql, values).executeUpdate();
    }

    /**
     * Returns all rows.
     *
     * @param <T> what a row becomes
     * @param sql a query, or a change that returns rows
     * @param mapper reads a row
     * @param values bound in order
     */
    public <T> List<T> list(String sql, RowMapper<? extends T> mapper, @Nullable Object... values) throws SQLException {
        List<T> rows = new ArrayList<>();
        each(sql, row -> rows.add(mapper.map(row)), values);
        return rows;
    }

    /**
     * Returns the first row, or empty where there is none.
     *
     * @param <T> what the row becomes
     * @param sql a query, or a change that returns rows
     * @param mapper reads a row
     * @param values bound in order
     */
    public <T> Optional<T> first(String sql, RowMapper<? extends T> mapper, @Nullable Object... values)
            throws SQLException {
        try (ResultSet rows = bind(sql, values).executeQuery()) {
            return rows.next() ? Optional.of(mapper.map(rows)) : Optional.empty();
        } catch (NullPointerException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    /**
     * Returns the number in the first column of the first row.
     *
     * @param sql a query, or a change that returns rows
     * @param absent returned where there is no row, or NULL
     * @param values bound in order
     */
    public long number(String sql, long absent, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = bind(sql, values).executeQuery()) {
            if (!rows.next()) {
                return absent;
            }
            long number = rows.getLong(1);
            return rows.wasNull() ? absent : number;
        }
    }

    /**
     * Gives each row to a consumer as it is found, without holding them all.
     *
     * @param sql a query, or a change that returns rows
     * @param consumer takes a row
     * @param values bound in order
     */
    public void each(String sql, RowConsumer consumer, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = bind(sql, values).executeQuery()) {
            while (rows.next()) {
                consumer.accept(rows);
            }
        } catch (NullPointerException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    /** On a damaged page, SQLite reads nulls where none may be, and words that belong to no closed set. */
    private static StoreCorruptException damaged(RuntimeException failure) {
        return new StoreCorruptException("A row of the database is damaged; restore the store from a backup", failure);
    }

    /**
     * Returns a statement with its values bound, for a caller that steps through its rows; the caller closes the rows, never the statement.
     *
     * @param sql the statement
     * @param values bound in order
     */
    public PreparedStatement bind(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepare(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /**
     * Leaves a row to the end of the transaction, where it is written with those that other writes of the group have left. No write sees it before. For the writing session alone.
     *
     * @param writer writes it
     * @param row its values
     */
    public void leave(LastRows writer, Object... row) {
        last.computeIfAbsent(writer, first -> new ArrayList<>()).add(row);
    }

    /** Writes the rows that were left. */
    void writeLast() throws SQLException {
        for (Map.Entry<LastRows, List<Object[]>> rows : last.entrySet()) {
            rows.getKey().write(this, rows.getValue());
        }
        last.clear();
    }

    /** Forgets the rows that were left, as what they belong to was undone. */
    void forgetLast() {
        last.clear();
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known != null) {
            return known;
        }
        if (statements.size() >= MAX_STATEMENTS) {
            Iterator<PreparedStatement> eldest = statements.values().iterator();
            eldest.next().close();
            eldest.remove();
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(ROWS_AT_ONCE);
        statements.put(sql, statement);
        return statement;
    }

    /**
     * Returns whether a table exists in the schema of the connection. Unlike a creation that does nothing where the table exists, it needs no right to create.
     *
     * @param name in lower case
     */
    boolean hasTable(String name) throws SQLException {
        String[] tables = {"TABLE"};
        try (ResultSet rows = connection.getMetaData().getTables(null, connection.getSchema(), name, tables)) {
            while (rows.next()) {
                // An underscore in a name is a wildcard of this search.
                if (name.equals(rows.getString("TABLE_NAME"))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Gives up all prepared statements: after a failure, drivers may have closed some of them. */
    void forgetStatements() {
        for (PreparedStatement statement : statements.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                // It is closed, or goes with its connection.
            }
        }
        statements.clear();
    }

    @Override
    public void close() throws SQLException {
        statements.clear();
        connection.close();
    }
}
