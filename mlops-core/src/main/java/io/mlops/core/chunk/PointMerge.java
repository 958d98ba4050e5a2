package io.mlops.core.chunk;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Merges chunks that may overlap into one sequence of points, each once. Holds the points of those chunks alone that overlap at the present step.
 *
 * <p>Used as a cursor: {@link #next()} moves, the other methods tell where it stands.
 */
public final class PointMerge {
    private static final Comparator<Cursor> BY_POINT =
            (left, right) -> PointOrder.compare(left.points, left.index, right.points, right.index);

    private final ChunkSource source;
    private final PriorityQueue<Cursor> waiting = new PriorityQueue<>(BY_POINT);
    private boolean hasMore;
    private Cursor current = new Cursor(new PointColumns(new long[0], new long[0], new double[0], 0));

    /**
     * Begins before the first point.
     *
     * @param source the chunks
     */
    public PointMerge(ChunkSource source) throws SQLException {
        this.source = source;
        this.hasMore = source.next();
    }

    /** Moves to the next point; returns whether there is one. */
    public boolean next() throws SQLException {
        PointColumns lastPoints = current.points;
        int lastIndex = current.index;
        do {
            if (!advance()) {
                return false;
            }
        } while (lastPoints.size() > 0
                && PointOrder.compare(lastPoints, lastIndex, current.points, current.index) == 0);
        return true;
    }

    private boolean advance() throws SQLException {
        boolean isLeft = ++current.index < current.points.size();
        if (isLeft && (!hasMore || current.step() < source.firstStep()) && isBeforeWaiting()) {
            return true;
        }
        if (isLeft) {
            waiting.add(current);
        }
        while (hasMore && (waiting.isEmpty() || waiting.peek().step() >= source.firstStep())) {
            waiting.add(new Cursor(source.points()));
            hasMore = source.next();
        }
        if (waiting.isEmpty()) {
            return false;
        }
        current = waiting.remove();
        return true;
    }

    private boolean isBeforeWaiting() {
        Cursor first = waiting.peek();
        return first == null || BY_POINT.compare(current, first) <= 0;
    }

    /** Returns the step of the point at which this stands. */
    public long step() {
        return current.step();
    }

    /** Returns its timestamp in milliseconds. */
    public long timestamp() {
        return current.points.timestamp(current.index);
    }

    /** Returns its value. */
    public double value() {
        return current.points.value(current.index);
    }

    private static final class Cursor {
        final PointColumns points;
        int index;

        Cursor(PointColumns points) {
            this.points = points;
        }

        long step() {
            return points.step(index);
        }
    }
}
