package io.mlops.core.chunk;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Merges chunks that may overlap into one sequence of points, each once. Holds the points of those chunks alone that overlap at the present step.
 *
 * <p>Used as a cursor over stretches of points: {@link #next()} moves, the other methods tell which points the stretch has. A chunk that overlaps no other is one
 * stretch, so that its points are never compared.
 */
public final class PointMerge {
    private static final Comparator<Cursor> BY_POINT =
            (left, right) -> PointOrder.compare(left.points, left.index, right.points, right.index);

    private final ChunkSource source;
    private final PriorityQueue<Cursor> waiting = new PriorityQueue<>(BY_POINT);
    private boolean hasMore;
    private Cursor current = new Cursor(PointColumns.empty());
    private int from;

    /**
     * Begins before the first point.
     *
     * @param source the chunks
     */
    public PointMerge(ChunkSource source) throws SQLException {
        this.source = source;
        this.hasMore = source.next();
    }

    /** Moves to the next stretch, which has at least one point; returns whether there is one. */
    public boolean next() throws SQLException {
        do {
            if (!advance()) {
                return false;
            }
        } while (from == current.index);
        return true;
    }

    private boolean advance() throws SQLException {
        PointColumns lastPoints = current.points;
        int last = current.index - 1;
        if (current.index < current.points.size()) {
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
        boolean isRepeat = last >= 0 && PointOrder.compare(lastPoints, last, current.points, current.index) == 0;
        from = isRepeat ? current.index + 1 : current.index;
        current.index = endOfStretch();
        return true;
    }

    /** Returns the index behind the last point that comes before all those of other chunks; at least one point does. */
    private int endOfStretch() {
        PointColumns points = current.points;
        int end = hasMore ? points.firstFrom(source.firstStep(), current.index) : points.size();
        Cursor other = waiting.peek();
        if (other == null || points.step(end - 1) < other.step()) {
            return end;
        }
        int behind = current.index + 1;
        while (behind < end && PointOrder.compare(points, behind, other.points, other.index) <= 0) {
            behind++;
        }
        return behind;
    }

    /** Returns the columns that hold the stretch. */
    public PointColumns points() {
        return current.points;
    }

    /** Returns the index of the first point of the stretch. */
    public int from() {
        return from;
    }

    /** Returns the index behind its last point. */
    public int to() {
        return current.index;
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
