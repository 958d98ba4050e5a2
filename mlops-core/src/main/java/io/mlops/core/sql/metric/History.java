package io.mlops.core.sql.metric;

import io.mlops.core.chunk.PointMerge;
import io.mlops.core.chunk.PointOrder;
import io.mlops.core.sql.session.Session;
import io.mlops.page.PageRequest;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.StepRange;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** Reads a page of a series. */
final class History {
    private static final int FIRST_CAPACITY = 4096;

    private final Session session;
    private final long series;

    private long[] steps = new long[0];
    private long[] timestamps = new long[0];
    private double[] values = new double[0];
    private int size;

    History(Session session, long series) {
        this.session = session;
        this.series = series;
    }

    MetricPage page(StepRange range, PageRequest page) throws SQLException {
        Optional<PointToken> after = page.pageToken().map(PointToken::parse);
        long first = after.map(token -> Math.max(range.first(), token.step())).orElse(range.first());
        if (first > range.last()) {
            return new MetricPage(MetricPoints.empty(), Optional.empty());
        }
        grow(Math.min(page.maxResults(), FIRST_CAPACITY));
        boolean isLast = true;
        try (ChunkRows chunks = new ChunkRows(session, series, new StepRange(first, range.last()))) {
            PointMerge merge = new PointMerge(chunks);
            while (merge.next() && merge.step() <= range.last()) {
                if (merge.step() < first
                        || after.map(token -> !isBehind(merge, token)).orElse(false)) {
                    continue;
                }
                if (size == page.maxResults()) {
                    isLast = false;
                    break;
                }
                add(merge);
            }
        }
        MetricPoints points = MetricPoints.copyOf(steps, timestamps, values, size);
        return new MetricPage(points, isLast ? Optional.empty() : Optional.of(token()));
    }

    private void add(PointMerge merge) {
        if (size == steps.length) {
            grow(size * 2);
        }
        steps[size] = merge.step();
        timestamps[size] = merge.timestamp();
        values[size] = merge.value();
        size++;
    }

    private void grow(int capacity) {
        steps = Arrays.copyOf(steps, capacity);
        timestamps = Arrays.copyOf(timestamps, capacity);
        values = Arrays.copyOf(values, capacity);
    }

    private String token() {
        return new PointToken(steps[size - 1], timestamps[size - 1], values[size - 1]).text();
    }

    private static boolean isBehind(PointMerge point, PointToken token) {
        if (point.step() != token.step()) {
            return point.step() > token.step();
        }
        if (point.timestamp() != token.timestamp()) {
            return point.timestamp() > token.timestamp();
        }
        return PointOrder.rank(point.value()) > PointOrder.rank(token.value());
    }
}
