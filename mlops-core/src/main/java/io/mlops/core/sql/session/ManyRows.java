package io.mlops.core.sql.session;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Inserts many rows with few statements, of which few different ones are prepared. */
public final class ManyRows {
    private static final int MOST = 16;

    private ManyRows() {}

    /**
     * Inserts rows of three columns; returns how many were written.
     *
     * @param session the transaction
     * @param head everything before the values, such as {@code INSERT INTO tag (a, b, c)}
     * @param tail everything behind them, such as {@code ON CONFLICT DO NOTHING}; may be empty
     * @param rows the values, row by row, three each
     */
    public static int insert(Session session, String head, String tail, List<Object[]> rows) throws SQLException {
        int written = 0;
        int from = 0;
        while (from < rows.size()) {
            // Powers of two, so that five statements do for all numbers of rows.
            int count = Math.min(MOST, Integer.highestOneBit(rows.size() - from));
            Object[] values = rows.subList(from, from + count).stream()
                    .flatMap(Arrays::stream)
                    .toArray();
            String sql = head + " VALUES (?, ?, ?)" + ", (?, ?, ?)".repeat(count - 1) + " " + tail;
            written += session.update(sql, values);
            from += count;
        }
        return written;
    }
}
