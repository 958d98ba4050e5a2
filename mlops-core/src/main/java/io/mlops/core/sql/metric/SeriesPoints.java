package io.mlops.core.sql.metric;

import io.mlops.core.chunk.PointColumns;
import io.mlops.core.chunk.PointOrder;
import io.mlops.core.sql.session.Session;
import io.mlops.spi.MetricBatch;
import io.mlops.tracking.MetricSeries;
import java.sql.SQLException;

/** The points of one batch as finished chunks. */
final class SeriesPoints {
    private final String runId;
    private final MetricSeries series;
    private final PointColumns points;
    private final SeriesChunks chunks;

    SeriesPoints(MetricBatch batch) {
        runId = batch.runId();
        series = batch.series();
        points = PointColumns.of(batch.points());
        chunks = new SeriesChunks(points);
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
        chunks.insert(session, number);
    }
}
