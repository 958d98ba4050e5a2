package io.mlops.core.sql.session;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** An insert of any number of rows with few statements. Immutable. */
public final class ManyRows {
    /** Rows of one statement: more gain little, and each number of them is prepared by itself. */
    private static final int MOST = 16;

    private final List<String> statements;

    /**
     * Prepares the texts.
     *
     * @param head everything before the values, such as {@code INSERT INTO tag (a, b, c)}
     * @param columns how many values a row has
     * @param tail everything behind them, such as {@code ON CONFLICT DO NOTHING}; may be empty
     */
    public ManyRows(String head, int columns, String tail) {
        String row = "(?" + ", ?".repeat(columns - 1) + ")";
        statements = IntStream.range(0, MOST)
                .mapToObj(more -> head + " VALUES " + row + (", " + row).repeat(more) + " " + tail)
                .toList();
    }

    /**
     * Inserts rows; returns how many were written.
     *
     * @param session the transaction
     * @param rows the values of each row
     */
    public int insert(Session session, List<Object[]> rows) throws SQLException {
        int written = 0;
        for (int from = 0; from < rows.size(); from += MOST) {
            List<Object[]> some = rows.subList(from, Math.min(from + MOST, rows.size()));
            written += session.update(statements.get(some.size() - 1), values(some));
        }
        return written;
    }

    /**
     * Inserts rows by statements that return something of each, in no certain order.
     *
     * @param session the transaction
     * @param rows the values of each row
     * @param consumer takes what is returned
     */
    public void insert(Session session, List<Object[]> rows, RowConsumer consumer) throws SQLException {
        for (int from = 0; from < rows.size(); from += MOST) {
            List<Object[]> some = rows.subList(from, Math.min(from + MOST, rows.size()));
            session.each(statements.get(some.size() - 1), consumer, values(some));
        }
    }

    private static Object[] values(List<Object[]> rows) {
        return rows.stream().flatMap(Arrays::stream).toArray();
    }
}
