package io.mlops.core.sql.metric;

import io.mlops.core.chunk.GrowingColumns;
import io.mlops.core.chunk.PointColumns;
import io.mlops.core.chunk.PointMerge;
import io.mlops.core.chunk.PointOrder;
import io.mlops.core.sql.session.Session;
import io.mlops.page.PageRequest;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.StepRange;
import java.sql.SQLException;
import java.util.Optional;

/** Reads a page of a series. */
final class History {
    private final Session session;
    private final long series;
    private final GrowingColumns found = new GrowingColumns();

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
        boolean isLast = true;
        try (ChunkRows chunks = new ChunkRows(session, series, new StepRange(first, range.last()))) {
            PointMerge merge = new PointMerge(chunks);
            while (isLast && merge.next() && merge.points().step(merge.from()) <= range.last()) {
                int from = merge.points().firstFrom(first, merge.from());
                while (after.isPresent() && from < merge.to() && !isBehind(merge.points(), from, after.get())) {
                    from++;
                }
                isLast = add(merge, from, range.last(), page.maxResults());
            }
        }
        return new MetricPage(found.toPoints(), isLast ? Optional.empty() : Optional.of(token()));
    }

    /** Adds the points of a stretch up to a last step; returns false where there was no room for all of them. */
    private boolean add(PointMerge merge, int from, long lastStep, int maxPoints) {
        PointColumns points = merge.points();
        boolean isWhole = points.step(merge.to() - 1) <= lastStep;
        int to = isWhole ? merge.to() : points.firstFrom(lastStep + 1, from);
        int room = maxPoints - found.size();
        points.copy(from, Math.max(from, Math.min(to, from + room)), found);
        return to - from <= room;
    }

    private String token() {
        int last = found.size() - 1;
        return new PointToken(found.step(last), found.timestamp(last), found.value(last)).text();
    }

    private static boolean isBehind(PointColumns points, int index, PointToken token) {
        if (points.step(index) != token.step()) {
            return points.step(index) > token.step();
        }
        if (points.timestamp(index) != token.timestamp()) {
            return points.timestamp(index) > token.timestamp();
        }
        return PointOrder.rank(points.value(index)) > PointOrder.rank(token.value());
    }
}
