package io.mlops.core.sql.metric;

import io.mlops.core.chunk.MetricChunk;
import io.mlops.core.chunk.PointColumns;
import io.mlops.core.sql.session.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Points as finished chunks that only lack the number of their series: what takes time is done before a transaction. */
final class SeriesChunks {
    private static final String INSERT =
            "INSERT INTO metric_chunk (series_no, first_step, last_step, data) VALUES (?, ?, ?, ?)";

    private final PointColumns points;
    private final List<byte[]> chunks = new ArrayList<>();

    SeriesChunks(PointColumns points) {
        this.points = points;
        for (int from = 0; from < points.size(); from += MetricChunk.MAX_POINTS) {
            chunks.add(MetricChunk.encode(points, from, end(from)));
        }
    }

    private int end(int from) {
        return Math.min(from + MetricChunk.MAX_POINTS, points.size());
    }

    void insert(Session session, long series) throws SQLException {
        int from = 0;
        for (byte[] chunk : chunks) {
            int end = end(from);
            session.update(INSERT, series, points.step(from), points.step(end - 1), MetricChunk.seal(series, chunk));
            from = end;
        }
    }
}
