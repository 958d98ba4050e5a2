package io.mlops.core.sql.metric;

import io.mlops.core.chunk.MetricChunk;
import io.mlops.core.chunk.PointColumns;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The points of a series that are too few for a chunk: coded as one, in the row of the series.
 *
 * <p>Whoever logs point by point changes the row of the series anyway. A chunk for each point would change the end of a table and, for each series, another page of its index.
 */
record Tail(PointColumns points) {
    /** A few hundred bytes, so that rows of several series share a page. */
    static final int MAX_POINTS = 64;

    static final Tail NONE = new Tail(PointColumns.empty());

    private static final List<@Nullable Object> NO_COLUMNS = Arrays.asList(null, null, null);

    /** Returns the stored tail of a series of a run; throws {@code StoreCorruptException} where it is damaged. */
    static Tail read(long run, byte @Nullable [] data) {
        return data == null ? NONE : new Tail(MetricChunk.decode(owner(run), data));
    }

    /** Returns what the checksum of a tail covers: the number of a series is not known before its row is there, and no chunk belongs to a negative one. */
    static long owner(long run) {
        return -run;
    }

    /** Adds the first step, the last, and the coded points; three times null where there are none. */
    void addColumns(long run, List<@Nullable Object> columns) {
        if (points.size() == 0) {
            columns.addAll(NO_COLUMNS);
            return;
        }
        MetricChunk chunk = MetricChunk.of(points).get(0);
        columns.add(chunk.firstStep());
        columns.add(chunk.lastStep());
        columns.add(chunk.sealed(owner(run)));
    }
}
