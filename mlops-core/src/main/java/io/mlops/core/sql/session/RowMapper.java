package io.mlops.core.sql.session;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads one row.
 *
 * @param <T> what a row becomes
 */
@FunctionalInterface
public interface RowMapper<T> {
    /**
     * Reads the row at which the result stands.
     *
     * @param row not to be moved
     */
    T map(ResultSet row) throws SQLException;
}
