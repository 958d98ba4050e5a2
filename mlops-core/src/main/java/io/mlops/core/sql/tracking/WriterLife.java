package io.mlops.core.sql.tracking;

import java.sql.Connection;
import java.sql.SQLException;

/** Knows which openings of the store have ended. Implementations are thread-safe. */
@FunctionalInterface
public interface WriterLife {
    /**
     * Returns whether an opening is known to have ended.
     *
     * @param connection in a transaction that reads
     * @param writerId names the opening; empty for all those before openings were noted
     */
    boolean isGone(Connection connection, String writerId) throws SQLException;
}
