package io.mlops.core.report.svg;

import java.util.ArrayList;
import java.util.List;

/**
 * Places labels above a plot area in as few rows as they need without touching each other.
 *
 * <p>After the last row there is no more room: a label that fits nowhere gets none, and its line stands alone.
 */
final class Lanes {
    /** The lane of a label for which there is no room. */
    static final int NONE = -1;

    private static final int MOST = 4;
    private static final double GAP = 10;

    private final List<List<double[]>> taken = new ArrayList<>();

    /** Returns the lane, from 0, in which the stretch is free, and takes it; or {@link #NONE}. */
    int place(double from, double to) {
        for (int lane = 0; lane < MOST; lane++) {
            if (lane == taken.size()) {
                taken.add(new ArrayList<>());
            }
            if (taken.get(lane).stream().allMatch(other -> to + GAP < other[0] || from > other[1] + GAP)) {
                taken.get(lane).add(new double[] {from, to});
                return lane;
            }
        }
        return NONE;
    }

    /** Returns how many lanes are in use. */
    int count() {
        return taken.size();
    }
}
