package io.mlops.core.monitoring;

import io.mlops.monitoring.Window;

/**
 * What a report is of. Immutable.
 *
 * @param window when
 * @param version the number of the version that predicted
 */
record Cell(Window window, int version) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
        int byTime = window.from().compareTo(other.window.from());
        return byTime != 0 ? byTime : Integer.compare(version, other.version);
    }
}
