package io.mlops.core.sql.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A piece of SQL with the values that are bound to it, in order. Grows; used by one thread. */
public final class SqlText {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /**
     * Appends SQL.
     *
     * @param sql a constant text, with a question mark for each value
     * @param bound the values
     */
    public SqlText add(String sql, Object... bound) {
        text.append(sql);
        Collections.addAll(values, bound);
        return this;
    }

    /**
     * Appends another piece.
     *
     * @param other left as it is
     */
    public SqlText add(SqlText other) {
        text.append(other.text);
        values.addAll(other.values);
        return this;
    }

    /** Returns whether nothing was appended. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** Returns the SQL. */
    public String sql() {
        return text.toString();
    }

    /** Returns the values. */
    public Object[] values() {
        return values.toArray();
    }
}
