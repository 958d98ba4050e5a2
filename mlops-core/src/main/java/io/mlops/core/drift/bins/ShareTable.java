package io.mlops.core.drift.bins;

import java.util.Arrays;

/**
 * Counts of two samples on the same cells (bins or categories), in one order.
 *
 * <p>Immutable; the arrays belong to the table, and readers do not change them.
 */
public final class ShareTable {
    private final double[] reference;
    private final double[] current;
    private final double referenceSize;
    private final double currentSize;

    private ShareTable(double[] reference, double[] current, double referenceSize, double currentSize) {
        this.reference = reference;
        this.current = current;
        this.referenceSize = referenceSize;
        this.currentSize = currentSize;
    }

    /**
     * Takes counts whose sums are the sizes of their sides.
     *
     * @param reference counts of the reference
     * @param current counts of the current sample, as many
     */
    public static ShareTable of(double[] reference, double[] current) {
        return new ShareTable(reference, current, sum(reference), sum(current));
    }

    /**
     * Returns the same counts over other sizes, where values outside all cells count as well.
     *
     * @param newReferenceSize size of the reference
     * @param newCurrentSize size of the current sample
     */
    public ShareTable sized(double newReferenceSize, double newCurrentSize) {
        return new ShareTable(reference, current, newReferenceSize, newCurrentSize);
    }

    /**
     * Returns the same with one more cell.
     *
     * @param inReference its count in the reference
     * @param inCurrent its count in the current sample
     */
    public ShareTable plus(double inReference, double inCurrent) {
        double[] then = Arrays.copyOf(reference, reference.length + 1);
        double[] now = Arrays.copyOf(current, current.length + 1);
        then[reference.length] = inReference;
        now[current.length] = inCurrent;
        return new ShareTable(then, now, referenceSize + inReference, currentSize + inCurrent);
    }

    private static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    /** Returns the number of cells. */
    public int cells() {
        return reference.length;
    }

    /**
     * Returns a count of the reference.
     *
     * @param cell index of the cell
     */
    public double reference(int cell) {
        return reference[cell];
    }

    /**
     * Returns a count of the current sample.
     *
     * @param cell index of the cell
     */
    public double current(int cell) {
        return current[cell];
    }

    /** Returns the size of the reference. */
    public double referenceSize() {
        return referenceSize;
    }

    /** Returns the size of the current sample. */
    public double currentSize() {
        return currentSize;
    }

    /** Returns fresh shares of the reference, unfilled. */
    public double[] referenceShares() {
        return shares(reference, referenceSize);
    }

    /** Returns fresh shares of the current sample, unfilled. */
    public double[] currentShares() {
        return shares(current, currentSize);
    }

    private static double[] shares(double[] counts, double size) {
        double[] shares = new double[counts.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = counts[i] / size;
        }
        return shares;
    }
}
