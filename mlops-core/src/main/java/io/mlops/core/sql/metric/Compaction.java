package io.mlops.core.sql.metric;

import io.mlops.core.chunk.ChunkSource;
import io.mlops.core.chunk.GrowingColumns;
import io.mlops.core.chunk.MetricChunk;
import io.mlops.core.chunk.PointColumns;
import io.mlops.core.chunk.PointMerge;
import io.mlops.core.sql.session.Session;
import io.mlops.core.sql.tracking.EndedRuns;
import io.mlops.error.StoreCorruptException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Joins the chunks of ended runs to fewer and larger ones, in small steps while nobody writes.
 *
 * <p>A step takes a window of neighbouring chunks of one series, merges their points and replaces them, in one transaction. Chunks outside of the window may
 * overlap it: reads merge them as before.
 */
public final class Compaction {
    private static final int WINDOW_CHUNKS = 256;
    private static final int WINDOW_POINTS = 32 * MetricChunk.MAX_POINTS;
    private static final int SERIES_A_STEP = 64;

    private final Session session;
    private final long run;

    private Compaction(Session session, long run) {
        this.session = session;
        this.run = run;
    }

    /** The place in a run that a step begins at. */
    private record Place(long run, long series, long firstStep) {}

    /** A stored chunk. */
    private record Chunk(long number, PointColumns points) {}

    /**
     * Does a little of what there is to do; returns whether there may be more.
     *
     * @param session a transaction that writes
     */
    public static boolean step(Session session) throws SQLException {
        Optional<Place> place = session.first(
                "SELECT run_no, series_no, first_step FROM compaction ORDER BY run_no LIMIT 1",
                row -> new Place(row.getLong(1), row.getLong(2), row.getLong(3)));
        if (place.isEmpty()) {
            return false;
        }
        new Compaction(session, place.get().run()).goOn(place.get());
        return true;
    }

    private void goOn(Place place) throws SQLException {
        List<Long> series = session.list(
                "SELECT series_no FROM series WHERE run_no = ? AND series_no >= ? ORDER BY series_no LIMIT "
                        + SERIES_A_STEP,
                row -> row.getLong(1),
                run,
                place.series());
        for (long number : series) {
            long from = number == place.series() ? place.firstStep() : Long.MIN_VALUE;
            Optional<Long> next = compact(number, from);
            if (next.isPresent()) {
                moveTo(number, next.get());
                return;
            }
        }
        if (series.size() < SERIES_A_STEP) {
            EndedRuns.remove(session, run);
        } else {
            moveTo(series.get(series.size() - 1) + 1, Long.MIN_VALUE);
        }
    }

    private void moveTo(long series, long firstStep) throws SQLException {
        session.update("UPDATE compaction SET series_no = ?, first_step = ? WHERE run_no = ?", series, firstStep, run);
    }

    /** Returns the step from which on chunks of the series are left for another time; empty where it is done. */
    private Optional<Long> compact(long series, long from) throws SQLException {
        List<Chunk> window = new ArrayList<>();
        try {
            long behind = read(series, from, window);
            if (window.size() > 1) {
                replace(series, window);
            }
            return behind > from ? Optional.of(behind) : Optional.empty();
        } catch (StoreCorruptException e) {
            // It stays as it is, for the check to find.
            return Optional.empty();
        }
    }

    /** Returns the first step behind the window; {@code from} where the series has no chunk behind it. */
    private long read(long series, long from, List<Chunk> window) throws SQLException {
        List<Long> numbers = session.list(
                "SELECT chunk_no FROM metric_chunk WHERE series_no = ? AND first_step >= ? ORDER BY first_step LIMIT "
                        + (WINDOW_CHUNKS + 1),
                row -> row.getLong(1),
                series,
                from);
        int points = 0;
        for (long number : numbers) {
            Chunk chunk = new Chunk(number, decode(series, number));
            boolean isFull =
                    window.size() == WINDOW_CHUNKS || points + chunk.points().size() > WINDOW_POINTS;
            if (isFull) {
                // Of several chunks that begin at one step, those behind a window stay as they are.
                long last = window.get(window.size() - 1).points().step(0);
                return Math.max(chunk.points().step(0), last == Long.MAX_VALUE ? last : last + 1);
            }
            window.add(chunk);
            points += chunk.points().size();
        }
        return from;
    }

    private PointColumns decode(long series, long number) throws SQLException {
        byte[] data = session.first("SELECT data FROM metric_chunk WHERE chunk_no = ?", row -> row.getBytes(1), number)
                .orElseThrow();
        return MetricChunk.decode(series, data);
    }

    private void replace(long series, List<Chunk> window) throws SQLException {
        PointMerge merge = new PointMerge(new Window(window.iterator()));
        GrowingColumns merged = new GrowingColumns();
        while (merge.next()) {
            merge.points().copy(merge.from(), merge.to(), merged);
        }
        int chunks = (merged.size() + MetricChunk.MAX_POINTS - 1) / MetricChunk.MAX_POINTS;
        if (chunks >= window.size()) {
            return;
        }
        for (Chunk chunk : window) {
            session.update("DELETE FROM metric_chunk WHERE chunk_no = ?", chunk.number());
        }
        SqlMetricStore.insert(session, series, MetricChunk.of(PointColumns.of(merged.toPoints())));
    }

    /** The chunks of a window in their order. */
    private static final class Window implements ChunkSource {
        private final Iterator<Chunk> rest;
        private PointColumns present = PointColumns.empty();

        Window(Iterator<Chunk> rest) {
            this.rest = rest;
        }

        @Override
        public boolean next() {
            boolean isThere = rest.hasNext();
            present = isThere ? rest.next().points() : present;
            return isThere;
        }

        @Override
        public long firstStep() {
            return present.step(0);
        }

        @Override
        public PointColumns points() {
            return present;
        }
    }
}
