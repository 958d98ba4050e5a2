package io.mlops.core.sql.record;

import io.mlops.core.sql.session.Session;
import io.mlops.spi.LogEntry;
import io.mlops.spi.LogName;
import io.mlops.spi.StoredLogEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The rows of append-only logs. */
final class LogRows {
    private static final String QUERY = "SELECT position, key, at, json FROM log_entry WHERE log_no = ?";

    private LogRows() {}

    /** Returns the number of a log, which is given at the first append. */
    static long number(Session session, LogName log) throws SQLException {
        long known = find(session, log);
        return known > 0
                ? known
                : session.number(
                        "INSERT INTO log (kind, stream) VALUES (?, ?) RETURNING log_no", -1, log.kind(), log.stream());
    }

    /** Returns the number of a log; 0, which no log has, where nothing was appended. */
    private static long find(Session session, LogName log) throws SQLException {
        return session.number("SELECT log_no FROM log WHERE kind = ? AND stream = ?", 0, log.kind(), log.stream());
    }

    static void append(Session session, long log, List<LogEntry> entries) throws SQLException {
        for (LogEntry entry : entries) {
            session.update(
                    "INSERT INTO log_entry (log_no, key, at, json) VALUES (?, ?, ?, ?)",
                    log,
                    entry.key(),
                    entry.at().toEpochMilli(),
                    entry.json());
        }
    }

    static List<StoredLogEntry> read(Session session, LogName log, long afterPosition, int max) throws SQLException {
        return session.list(
                QUERY + " AND position > ? ORDER BY position LIMIT ?",
                LogRows::entry,
                find(session, log),
                afterPosition,
                max);
    }

    static List<StoredLogEntry> readByKey(Session session, LogName log, String key, int max) throws SQLException {
        return session.list(
                QUERY + " AND key = ? ORDER BY position LIMIT ?", LogRows::entry, find(session, log), key, max);
    }

    static List<LogName> names(Session session) throws SQLException {
        return session.list(
                "SELECT kind, stream FROM log ORDER BY kind, stream",
                row -> new LogName(row.getString(1), row.getString(2)));
    }

    static int trim(Session session, LogName log, Instant olderThan) throws SQLException {
        return session.update(
                "DELETE FROM log_entry WHERE log_no = ? AND at < ?", find(session, log), olderThan.toEpochMilli());
    }

    private static StoredLogEntry entry(ResultSet row) throws SQLException {
        LogEntry entry = new LogEntry(row.getString(2), Instant.ofEpochMilli(row.getLong(3)), row.getString(4));
        return new StoredLogEntry(row.getLong(1), entry);
    }
}
