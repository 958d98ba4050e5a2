package io.mlops.core.sql.metric;

import io.mlops.core.sql.session.Session;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.MetricSeries;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of series as the last appends left them: to read such a row takes as long as all else that an append of one point does. A row is changed only where it is still the same, whoever wrote it since and whatever was
 * undone; where it is not, or not remembered, the append reads it. For use by one thread at a time.
 */
final class SeriesMemory {
    /** A tail and its coded form are three kilobytes or so. */
    private static final int MOST = 128;

    /** Names the row by all that makes it the series': what is undone gives its numbers back, to the rows of others. */
    private static final String GROW = SeriesRows.SET + SeriesRows.SET_TAIL + SeriesRows.WHERE
            + " AND latest_step = ? AND latest_time = ? AND latest_bits = ? AND tail = ?"
            + " AND EXISTS (SELECT 1 FROM run r WHERE r.run_no = series.run_no AND r.run_id = ? AND r.stage = ?)";

    private final Map<Place, Known> rows = new LinkedHashMap<>(16, 0.75f, true);

    private record Place(String runId, MetricSeries series) {}

    private record Known(long run, SeriesRow row) {}

    /**
     * Adds points to rows that are remembered, still the same, and take them.
     *
     * @param bySeries the points; what was added is removed
     */
    void grow(Session session, String runId, Map<MetricSeries, List<SqlMetricStore.Encoded>> bySeries)
            throws SQLException {
        Iterator<Map.Entry<MetricSeries, List<SqlMetricStore.Encoded>>> all =
                bySeries.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<MetricSeries, List<SqlMetricStore.Encoded>> one = all.next();
            if (grow(session, new Place(runId, one.getKey()), one.getValue())) {
                all.remove();
            }
        }
    }

    private boolean grow(Session session, Place place, List<SqlMetricStore.Encoded> parts) throws SQLException {
        Known known = rows.get(place);
        if (known == null) {
            return false;
        }
        Growth growth = Growth.of(Optional.of(known.row().tail()), parts);
        boolean hasGrown = growth.chunks().isEmpty() && grow(session, place, known, growth);
        if (!hasGrown) {
            rows.remove(place);
        }
        return hasGrown;
    }

    private boolean grow(Session session, Place place, Known known, Growth growth) throws SQLException {
        Latest latest = known.row().latest().later(growth.latest());
        SeriesRow row = new SeriesRow(known.run(), latest, growth.tail().orElseThrow());
        List<@Nullable Object> values = new ArrayList<>();
        row.addColumns(values);
        SeriesRows.addPlace(known.run(), place.series(), values);
        known.row().addIdentity(values);
        values.add(place.runId());
        values.add(LifecycleStage.ACTIVE.name());
        rows.put(place, new Known(known.run(), row));
        return session.update(GROW, values.toArray()) > 0;
    }

    /** Remembers the row of a series, where it has a tail. */
    void add(String runId, MetricSeries series, long run, SeriesRow row) {
        Place place = new Place(runId, series);
        if (row.tail().points().size() == 0) {
            rows.remove(place);
            return;
        }
        rows.put(place, new Known(run, row));
        if (rows.size() > MOST) {
            Iterator<Place> eldest = rows.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }
}
