package io.mlops.core.report.scale;

import java.util.List;

/**
 * The range of values along one edge of a chart, and its ticks.
 *
 * @param low the least value shown; finite
 * @param high the greatest value shown; finite and above {@code low}
 * @param ticks the labelled places, ascending, all inside the range
 */
public record Axis(double low, double high, List<Tick> ticks) {
    /** Copies the ticks. */
    public Axis {
        ticks = List.copyOf(ticks);
    }

    /** Returns the mapping of this axis to pixels. */
    public Scale scale(double from, double to) {
        return new Scale(low, high, from, to);
    }
}
