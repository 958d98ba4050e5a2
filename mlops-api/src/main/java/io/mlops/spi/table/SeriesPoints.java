package io.mlops.spi.table;

import io.mlops.tracking.MetricPoints;

/** The points of series that have a number each. Used inside {@link Tables#read} or {@link Tables#change} alone. */
public interface SeriesPoints {
    /**
     * Adds points to a series; one that it has already is no change. Only inside a change.
     *
     * @param series its number
     * @param points in any order
     */
    void append(long series, MetricPoints points);

    /**
     * Returns the points that a window shows, in their order, each once; none of a series without points.
     *
     * @param series its number
     * @param window which of them
     */
    MetricPoints slice(long series, PointWindow window);

    /**
     * Removes all points of a series. Only inside a change.
     *
     * @param series its number
     */
    void forget(long series);
}
