package io.mlops.core.sql.session;

import java.sql.SQLException;
import java.util.List;

/** Runs a query for many keys in portions, so that few statements are prepared and no limit on bound values is met. */
public final class InList {
    private static final int[] SIZES = {1, 8, 64, 128, 512};
    private static final String MARK = "@keys";

    private InList() {}

    /**
     * Gives the rows of all keys to a consumer.
     *
     * @param session where to run
     * @param sql holds {@code IN (@keys)} once and no other value
     * @param keys any number
     * @param consumer takes a row
     */
    public static void each(Session session, String sql, List<Long> keys, RowConsumer consumer) throws SQLException {
        int from = 0;
        while (from < keys.size()) {
            int size = portion(keys.size() - from);
            Object[] values = new Object[size];
            for (int i = 0; i < size; i++) {
                // A portion that is not full repeats its last key, which changes nothing in a set.
                values[i] = keys.get(Math.min(from + i, keys.size() - 1));
            }
            session.each(sql.replace(MARK, "?" + ",?".repeat(size - 1)), consumer, values);
            from += size;
        }
    }

    private static int portion(int left) {
        for (int size : SIZES) {
            if (left <= size) {
                return size;
            }
        }
        return SIZES[SIZES.length - 1];
    }
}
