package io.mlops.core.sql.metric;

import io.mlops.core.chunk.MetricChunk;
import io.mlops.core.chunk.PointColumns;
import io.mlops.core.chunk.PointOrder;
import io.mlops.core.sql.session.Session;
import io.mlops.spi.MetricBatch;
import io.mlops.tracking.MetricSeries;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The points of one batch as finished chunks. */
final class SeriesPoints {
    private static final String INSERT =
            "INSERT INTO metric_chunk (series_no, first_step, last_step, data) VALUES (?, ?, ?, ?)";

    private final String runId;
    private final MetricSeries series;
    private final PointColumns points;
    private final List<byte[]> chunks = new ArrayList<>();

    SeriesPoints(MetricBatch batch) {
        runId = batch.runId();
        series = batch.series();
        points = PointColumns.of(batch.points());
        for (int from = 0; from < points.size(); from += MetricChunk.MAX_POINTS) {
            chunks.add(MetricChunk.encode(points, from, end(from)));
        }
    }

    private int end(int from) {
        return Math.min(from + MetricChunk.MAX_POINTS, points.size());
    }

    String runId() {
        return runId;
    }

    MetricSeries series() {
        return series;
    }

    long lastStep() {
        return points.step(points.size() - 1);
    }

    long lastTimestamp() {
        return points.timestamp(points.size() - 1);
    }

    double lastValue() {
        return points.value(points.size() - 1);
    }

    /** Returns whether the last of these points comes after another one. */
    boolean isBehind(long step, long timestamp, double value) {
        if (lastStep() != step) {
            return lastStep() > step;
        }
        if (lastTimestamp() != timestamp) {
            return lastTimestamp() > timestamp;
        }
        return PointOrder.rank(lastValue()) > PointOrder.rank(value);
    }

    void write(Session session, long number) throws SQLException {
        int from = 0;
        for (byte[] chunk : chunks) {
            int end = end(from);
            session.update(INSERT, number, points.step(from), points.step(end - 1), MetricChunk.seal(number, chunk));
            from = end;
        }
    }
}
