package io.mlops.core.sql.metric;

import io.mlops.core.chunk.MetricChunk;
import io.mlops.core.chunk.PointColumns;
import io.mlops.core.sql.session.Session;
import io.mlops.error.StoreCorruptException;
import io.mlops.spi.StoreDefect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Decodes every chunk and every tail. */
public final class MetricCheck {
    private MetricCheck() {}

    /**
     * Adds the chunks and tails that do not hold what they should.
     *
     * @param session where to read
     * @param defects grows
     */
    public static void verify(Session session, List<StoreDefect> defects) throws SQLException {
        session.each(
                "SELECT first_step, last_step, data, series_no, series_no, chunk_no FROM metric_chunk ORDER BY chunk_no",
                row -> check("metric chunk " + row.getLong(6), row, defects));
        session.each(
                "SELECT tail_first, tail_last, tail, -run_no, series_no FROM series WHERE tail IS NOT NULL"
                        + " OR tail_first IS NOT NULL OR tail_last IS NOT NULL ORDER BY series_no",
                row -> check("tail", row, defects));
    }

    private static void check(String what, ResultSet row, List<StoreDefect> defects) throws SQLException {
        String place = what + " of series " + row.getLong(5);
        try {
            PointColumns points = MetricChunk.decode(row.getLong(4), row.getBytes(3));
            if (!holds(row, 1, points.step(0)) || !holds(row, 2, points.step(points.size() - 1))) {
                defects.add(new StoreDefect(place, "its row claims other steps than it holds"));
            }
        } catch (StoreCorruptException e) {
            defects.add(new StoreDefect(place, String.valueOf(e.getMessage())));
        }
    }

    /** A lost step reads as 0, and nobody finds what lies behind it. */
    private static boolean holds(ResultSet row, int column, long step) throws SQLException {
        return row.getLong(column) == step && !row.wasNull();
    }
}
