package io.mlops.core.sql.session;

import java.sql.SQLException;
import java.util.List;

/** Writes the rows that all writes of a transaction have left to its end, by fewer statements than each would need for its own. Told apart by identity, so that it is kept in a constant. */
@FunctionalInterface
public interface LastRows {
    /**
     * Writes rows.
     *
     * @param session the transaction
     * @param rows the values of each row, in the order in which they were left; at least one
     */
    void write(Session session, List<Object[]> rows) throws SQLException;
}
