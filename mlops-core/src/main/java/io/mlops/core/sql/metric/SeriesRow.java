package io.mlops.core.sql.metric;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns that appends change in the row of a series: the latest point, and the tail with its coded form. Immutable. */
final class SeriesRow {
    private final Latest latest;
    private final Tail tail;
    private final List<@Nullable Object> coded = new ArrayList<>();

    /** @param run the number of its run */
    SeriesRow(long run, Latest latest, Tail tail) {
        this.latest = latest;
        this.tail = tail;
        tail.addColumns(run, coded);
    }

    Latest latest() {
        return latest;
    }

    Tail tail() {
        return tail;
    }

    /** Adds the columns in the order in which statements name them. */
    void addColumns(List<@Nullable Object> columns) {
        latest.addColumns(columns);
        columns.addAll(coded);
    }

    /** Adds the columns that tell whether a row is still the same: the others follow from them. */
    void addIdentity(List<@Nullable Object> columns) {
        latest.addIdentity(columns);
        columns.add(coded.get(coded.size() - 1));
    }
}
