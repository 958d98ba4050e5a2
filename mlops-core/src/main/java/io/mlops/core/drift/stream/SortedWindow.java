package io.mlops.core.drift.stream;

import java.util.Arrays;

/** A sorted array of fixed length whose values are replaced one by one. */
final class SortedWindow {
    private SortedWindow() {}

    /**
     * Replaces one value.
     *
     * @param sorted the values, ascending, without NaN
     * @param leaving a value that is there
     * @param entering the value that takes its place
     */
    static void replace(double[] sorted, double leaving, double entering) {
        int from = Arrays.binarySearch(sorted, leaving);
        int to = Arrays.binarySearch(sorted, entering);
        to = to < 0 ? -to - 1 : to;
        if (to > from) {
            to--;
            System.arraycopy(sorted, from + 1, sorted, from, to - from);
        } else {
            System.arraycopy(sorted, to, sorted, to + 1, from - to);
        }
        sorted[to] = entering;
    }
}
