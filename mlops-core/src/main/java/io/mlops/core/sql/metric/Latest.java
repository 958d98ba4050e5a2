package io.mlops.core.sql.metric;

import io.mlops.core.chunk.PointColumns;
import io.mlops.core.chunk.PointOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest point of a series. */
record Latest(long step, long timestamp, double value) {
    /** Returns the last of some points, of which there is one at least. */
    static Latest of(PointColumns points) {
        int index = points.size() - 1;
        return new Latest(points.step(index), points.timestamp(index), points.value(index));
    }

    Latest later(Latest other) {
        return other.isBehind(this) ? other : this;
    }

    private boolean isBehind(Latest other) {
        if (step != other.step) {
            return step > other.step;
        }
        if (timestamp != other.timestamp) {
            return timestamp > other.timestamp;
        }
        return PointOrder.rank(value) > PointOrder.rank(other.value);
    }

    /** Adds step, time, bits of the value, and the value as searches compare it: databases differ about NaN, and -0.0 has to be found as 0.0. */
    void addColumns(List<@Nullable Object> columns) {
        addIdentity(columns);
        columns.add(Double.isNaN(value) ? null : value + 0.0);
    }

    /** Adds the columns that tell one point from another. */
    void addIdentity(List<@Nullable Object> columns) {
        columns.add(step);
        columns.add(timestamp);
        columns.add(Double.doubleToLongBits(value));
    }
}
