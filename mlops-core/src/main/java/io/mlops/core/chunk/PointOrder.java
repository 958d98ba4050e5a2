package io.mlops.core.chunk;

/** The order of points: by step, then timestamp, then value, NaN below all numbers and -0.0 below 0.0. */
public final class PointOrder {
    private PointOrder() {}

    /**
     * Returns a number that orders as the value does; equal for equal values alone, and for all NaN.
     *
     * @param value any double
     */
    public static long rank(double value) {
        if (Double.isNaN(value)) {
            return Long.MIN_VALUE;
        }
        long bits = Double.doubleToRawLongBits(value);
        // The bits of negative numbers rise as the numbers fall.
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    /**
     * Compares two points.
     *
     * @param left columns that hold the one point
     * @param i its index
     * @param right columns that hold the other
     * @param j its index
     */
    static int compare(PointColumns left, int i, PointColumns right, int j) {
        int bySteps = Long.compare(left.step(i), right.step(j));
        if (bySteps != 0) {
            return bySteps;
        }
        int byTimes = Long.compare(left.timestamp(i), right.timestamp(j));
        return byTimes != 0 ? byTimes : Long.compare(rank(left.value(i)), rank(right.value(j)));
    }
}
