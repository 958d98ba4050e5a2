package io.mlops.core.sql.metric;

import io.mlops.core.chunk.MetricChunk;
import io.mlops.core.chunk.PointColumns;
import io.mlops.core.sql.session.Session;
import io.mlops.error.StoreCorruptException;
import io.mlops.spi.StoreDefect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Decodes every chunk. */
public final class MetricCheck {
    private MetricCheck() {}

    /**
     * Adds the chunks that do not hold what they should.
     *
     * @param session where to read
     * @param defects grows
     */
    public static void verify(Session session, List<StoreDefect> defects) throws SQLException {
        session.each(
                "SELECT chunk_no, series_no, first_step, last_step, data FROM metric_chunk ORDER BY chunk_no",
                row -> check(row, defects));
    }

    private static void check(ResultSet row, List<StoreDefect> defects) throws SQLException {
        String place = "metric chunk " + row.getLong(1) + " of series " + row.getLong(2);
        try {
            PointColumns points = MetricChunk.decode(row.getLong(2), row.getBytes(5));
            if (points.step(0) != row.getLong(3) || points.step(points.size() - 1) != row.getLong(4)) {
                defects.add(new StoreDefect(place, "its row claims other steps than it holds"));
            }
        } catch (StoreCorruptException e) {
            defects.add(new StoreDefect(place, String.valueOf(e.getMessage())));
        }
    }
}
