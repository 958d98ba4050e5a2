package io.mlops.core.sql.session;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done in one transaction. It may be done again from its beginning when the transaction was undone or its connection lost: it has no effect but through its
 * session and its result.
 *
 * @param <T> what it returns
 */
@FunctionalInterface
public interface SqlWork<T extends @Nullable Object> {
    /**
     * Does the work.
     *
     * @param session in a transaction that whoever calls begins and ends
     * @throws SQLException a failure that the database is asked to explain
     */
    T run(Session session) throws SQLException;
}
