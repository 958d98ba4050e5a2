package io.mlops.core.sql.metric;

import io.mlops.core.chunk.ChunkSource;
import io.mlops.core.chunk.MetricChunk;
import io.mlops.core.chunk.PointColumns;
import io.mlops.core.sql.session.Session;
import io.mlops.error.StoreCorruptException;
import io.mlops.tracking.StepRange;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The chunks of a series that overlap a range, its tail among them, ordered by their first step, one at a time. */
final class ChunkRows implements ChunkSource, AutoCloseable {
    private final long series;
    private final ResultSet rows;
    private long firstStep;

    ChunkRows(Session session, long series, StepRange range) throws SQLException {
        this.series = series;
        this.rows = session.bind(
                        "SELECT first_step, last_step, data, series_no FROM metric_chunk"
                                + " WHERE series_no = ? AND first_step <= ? AND last_step >= ?"
                                + " UNION ALL SELECT tail_first, tail_last, tail, -run_no FROM series"
                                + " WHERE series_no = ? AND tail_first <= ? AND tail_last >= ? ORDER BY 1",
                        series,
                        range.last(),
                        range.first(),
                        series,
                        range.last(),
                        range.first())
                .executeQuery();
    }

    @Override
    public boolean next() throws SQLException {
        boolean isThere = rows.next();
        firstStep = isThere ? rows.getLong(1) : firstStep;
        return isThere;
    }

    @Override
    public long firstStep() {
        return firstStep;
    }

    @Override
    public PointColumns points() throws SQLException {
        PointColumns points = MetricChunk.decode(rows.getLong(4), rows.getBytes(3));
        if (points.step(0) != firstStep || points.step(points.size() - 1) != rows.getLong(2)) {
            throw new StoreCorruptException(
                    "A metric chunk of series " + series + " does not hold the steps that its row claims;"
                            + " restore the store from a backup",
                    null);
        }
        return points;
    }

    /** Returns the smallest step that lies in a range, the largest number where none does; decodes the chunk only where the range begins inside it. */
    long firstStepWithin(StepRange range) throws SQLException {
        if (firstStep >= range.first()) {
            return firstStep;
        }
        PointColumns points = points();
        for (int i = 0; i < points.size(); i++) {
            if (points.step(i) >= range.first()) {
                return points.step(i) <= range.last() ? points.step(i) : Long.MAX_VALUE;
            }
        }
        return Long.MAX_VALUE;
    }

    /** Returns the largest step that lies in a range, the smallest number where none does; decodes the chunk only where the range ends inside it. */
    long lastStepWithin(StepRange range) throws SQLException {
        if (rows.getLong(2) <= range.last()) {
            return rows.getLong(2);
        }
        PointColumns points = points();
        for (int i = points.size() - 1; i >= 0; i--) {
            if (points.step(i) <= range.last()) {
                return points.step(i) >= range.first() ? points.step(i) : Long.MIN_VALUE;
            }
        }
        return Long.MIN_VALUE;
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
