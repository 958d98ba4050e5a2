package io.mlops.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells which openings have ended: those whose lock nobody has held for some time, at each look. One look is not enough, as a process whose connection was cut, by the network or by a restart of the
 * server, has another one soon. Thread-safe.
 */
final class Absences {
    private final String schema;
    private final Duration limit;
    /** Since when each is missed, by the clock of durations. */
    private final Map<String, Long> missed = new ConcurrentHashMap<>();

    Absences(Settings settings) {
        this.schema = settings.schema();
        this.limit = settings.absence();
    }

    boolean isGone(Connection connection, String writerId) throws SQLException {
        if (LifeLock.of(schema, writerId).isHeld(connection)) {
            missed.remove(writerId);
            return false;
        }
        long now = System.nanoTime();
        Long since = missed.putIfAbsent(writerId, now);
        boolean isGone = since != null && now - since >= limit.toNanos();
        if (isGone) {
            missed.remove(writerId);
        }
        return isGone;
    }
}
