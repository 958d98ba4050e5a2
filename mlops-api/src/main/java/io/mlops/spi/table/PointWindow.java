package io.mlops.spi.table;

import java.util.Objects;

/**
 * A part of a series. Immutable.
 *
 * @param from where it begins
 * @param isAfter whether it begins behind that point, not with it
 * @param lastStep it ends behind the last point of this step
 * @param max how many points at most
 */
public record PointWindow(Point from, boolean isAfter, long lastStep, int max) {
    /** Refuses null. */
    public PointWindow {
        Objects.requireNonNull(from, "from");
    }
}
