package io.mlops.core.sqlite;

import io.mlops.core.sql.SqlDialect;
import io.mlops.error.MlopsException;
import io.mlops.spi.StoreDefect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The dialect of SQLite, whose commits fail when they are told to. */
final class FailingDialect implements SqlDialect {
    /** What SQLite answers where the disk refuses to sync. */
    static final int IOERR_FSYNC = 1034;

    private final SqliteDialect real;
    private final AtomicInteger failure = new AtomicInteger();
    private volatile Connection writer;

    FailingDialect(Path folder) {
        Path file = folder.resolve("mlops.db");
        SqliteOptions options = new SqliteOptions(Duration.ofSeconds(5), false);
        real = new SqliteDialect(file, new SqliteConnections(file, options), Optional.of(new WriterLocks(folder)));
    }

    /** Makes the next commit of a write fail. */
    void failNextCommit(int code) {
        failure.set(code);
    }

    /** Lets the database grow by so many pages from now on. */
    void limitGrowth(int pages) throws SQLException {
        int present = SqliteConnections.number(writer, "PRAGMA page_count");
        SqliteConnections.number(writer, "PRAGMA max_page_count = " + (present + pages));
    }

    @Override
    public Connection openWriter() throws SQLException {
        writer = real.openWriter();
        return writer;
    }

    @Override
    public Connection openReader() throws SQLException {
        return real.openReader();
    }

    @Override
    public void beginWrite(Connection connection) throws SQLException {
        real.beginWrite(connection);
    }

    @Override
    public void beginRead(Connection connection) throws SQLException {
        real.beginRead(connection);
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        int code = connection == writer ? failure.getAndSet(0) : 0;
        if (code != 0) {
            real.rollback(connection);
            throw new SQLException("told to fail", "", code);
        }
        real.commit(connection);
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        real.rollback(connection);
    }

    @Override
    public void afterCommit(Connection connection) throws SQLException {
        real.afterCommit(connection);
    }

    @Override
    public boolean isFatal(SQLException exception) {
        return real.isFatal(exception);
    }

    @Override
    public MlopsException translate(SQLException exception) {
        return real.translate(exception);
    }

    @Override
    public String location() {
        return real.location();
    }

    @Override
    public boolean isGone(Connection connection, String writerId) throws SQLException {
        return real.isGone(connection, writerId);
    }

    @Override
    public Map<String, String> words() {
        return real.words();
    }

    @Override
    public void setSchemaVersion(Connection connection, int version) throws SQLException {
        real.setSchemaVersion(connection, version);
    }

    @Override
    public void verify(Connection connection, List<StoreDefect> defects) throws SQLException {
        real.verify(connection, defects);
    }
}
