package io.mlops.data.sketch;

import java.math.BigInteger;

/**
 * The exact sums of some values and of their squares, and what follows from them. Immutable.
 *
 * @param count how many values, not negative
 * @param sum their sum in units of 2<sup>-1074</sup>
 * @param squares the sum of their squares in units of 2<sup>-2148</sup>
 */
public record Moments(long count, BigInteger sum, BigInteger squares) {
    /** The moments of no value. */
    public static final Moments NONE = new Moments(0, BigInteger.ZERO, BigInteger.ZERO);

    private static final int UNIT = -1074;

    /** Enough bits of a quotient that the first 53 are rounded rightly, given one that says whether any follow. */
    private static final int QUOTIENT_BITS = 66;

    /**
     * Returns the moments of both sets of values together.
     *
     * @param other of the other values
     */
    public Moments plus(Moments other) {
        return new Moments(Math.addExact(count, other.count), sum.add(other.sum), squares.add(other.squares));
    }

    /** Returns the mean, rounded once; NaN of no value. */
    public double mean() {
        return count == 0 ? Double.NaN : quotient(sum, BigInteger.valueOf(count), UNIT);
    }

    /**
     * Returns the mean squared distance from the mean (divided by n), rounded once; NaN of no value, infinite where it
     * exceeds the largest double.
     */
    public double variance() {
        return count == 0 ? Double.NaN : scatter(BigInteger.valueOf(count));
    }

    /** Returns the unbiased variance (divided by n - 1), rounded once; NaN of less than two values. */
    public double sampleVariance() {
        return count < 2 ? Double.NaN : scatter(BigInteger.valueOf(count - 1));
    }

    /** Returns whether any values can have such sums: squares not negative, and no less than the mean demands. */
    public boolean possible() {
        BigInteger spread = spread();
        return count >= 0 && squares.signum() >= 0 && spread.signum() >= 0 && (count > 0 || sum.signum() == 0);
    }

    private BigInteger spread() {
        return squares.multiply(BigInteger.valueOf(count)).subtract(sum.multiply(sum));
    }

    private double scatter(BigInteger divisor) {
        return quotient(spread(), BigInteger.valueOf(count).multiply(divisor), 2 * UNIT);
    }

    private static double quotient(BigInteger dividend, BigInteger divisor, int scale) {
        BigInteger size = dividend.abs();
        int shift = Math.max(0, QUOTIENT_BITS + divisor.bitLength() - size.bitLength());
        BigInteger[] parts = size.shiftLeft(shift).divideAndRemainder(divisor);
        int extra = Math.max(0, parts[0].bitLength() - QUOTIENT_BITS);
        boolean inexact = parts[1].signum() != 0 || (extra > 0 && parts[0].getLowestSetBit() < extra);
        BigInteger rounded = parts[0].shiftRight(extra);
        double value = (inexact ? rounded.setBit(0) : rounded).doubleValue();
        return dividend.signum() * Math.scalb(value, scale - shift + extra);
    }
}
