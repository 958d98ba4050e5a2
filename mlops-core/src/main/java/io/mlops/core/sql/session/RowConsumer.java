package io.mlops.core.sql.session;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Takes rows one by one, as the database finds them. */
@FunctionalInterface
public interface RowConsumer {
    /**
     * Takes the row at which the result stands.
     *
     * @param row not to be moved
     */
    void accept(ResultSet row) throws SQLException;
}
