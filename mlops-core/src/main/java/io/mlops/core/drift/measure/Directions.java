package io.mlops.core.drift.measure;

import io.mlops.core.drift.bins.ShareTable;
import io.mlops.drift.Direction;
import io.mlops.drift.SortedValues;

/**
 * Tells in one word what changed.
 *
 * <p>Numeric: where all nine deciles move one way, that way, however unequally; else the mean of their moves against the
 * change of their spread, the larger of which names the direction. Categories: whether new ones hold at least half of
 * the moved share.
 */
public final class Directions {
    /** Moves below this part of the spread name nothing; the change is then one of form. */
    private static final double SLIGHT = 0.02;

    private Directions() {}

    /**
     * Names the change of numeric values.
     *
     * @param reference the reference, at least one value
     * @param current the current values, at least one
     */
    public static Direction of(SortedValues reference, SortedValues current) {
        double spread = reference.quantile(0.9) - reference.quantile(0.1);
        double shift = 0;
        boolean rises = true;
        boolean falls = true;
        for (int i = 1; i < 10; i++) {
            double move = current.quantile(i / 10.0) - reference.quantile(i / 10.0);
            rises &= move >= -SLIGHT * spread;
            falls &= move <= SLIGHT * spread;
            shift += move / 9;
        }
        if (!Double.isFinite(shift) || (rises && falls)) {
            return Direction.SHAPE;
        }
        if (rises || falls) {
            return rises ? Direction.UP : Direction.DOWN;
        }
        double change = current.quantile(0.9) - current.quantile(0.1) - spread;
        return name(shift, change / 2, spread);
    }

    private static Direction name(double shift, double change, double spread) {
        double slight = SLIGHT * spread;
        if (Math.abs(shift) <= slight && Math.abs(change) <= slight) {
            return Direction.SHAPE;
        }
        if (Math.abs(shift) >= Math.abs(change)) {
            return shift > 0 ? Direction.UP : Direction.DOWN;
        }
        return change > 0 ? Direction.WIDER : Direction.NARROWER;
    }

    /**
     * Names the change of binned values; mean and spread of the bin numbers stand for those of the values.
     *
     * @param table the counts
     */
    public static Direction ofBins(ShareTable table) {
        double[] then = moments(table.referenceShares());
        double[] now = moments(table.currentShares());
        return name(now[0] - then[0], now[1] - then[1], 2.5 * then[1]);
    }

    private static double[] moments(double[] shares) {
        double mean = 0;
        double square = 0;
        for (int i = 0; i < shares.length; i++) {
            mean += shares[i] * i;
            square += shares[i] * i * i;
        }
        return new double[] {mean, Math.sqrt(Math.max(0, square - mean * mean))};
    }

    /**
     * Names the change of categories.
     *
     * @param table the counts
     */
    public static Direction ofCategories(ShareTable table) {
        double moved = 0;
        double appeared = 0;
        for (int i = 0; i < table.cells(); i++) {
            double then = table.reference(i) / table.referenceSize();
            double now = table.current(i) / table.currentSize();
            moved += Math.max(0, now - then);
            appeared += then == 0 ? now : 0;
        }
        if (moved == 0) {
            return Direction.NONE;
        }
        return appeared >= moved / 2 ? Direction.NEW_CATEGORY : Direction.SHARES;
    }
}
