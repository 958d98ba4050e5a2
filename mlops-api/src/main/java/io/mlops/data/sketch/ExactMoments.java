package io.mlops.data.sketch;

import java.math.BigInteger;

/**
 * Adds up doubles and their squares without any rounding.
 *
 * <p>Each sum is one long fixed-point number in limbs of 32 bits that lie in 64-bit words, so that carries can wait. Its unit
 * is the smallest subnormal (of squares: the square of it), and it has room for 2<sup>40</sup> times the largest double. For
 * one thread.
 *
 * @see <a href="https://arxiv.org/abs/1505.05571">Neal 2015, Fast exact summation using small and large superaccumulators,
 *     section 2</a>
 */
public final class ExactMoments {
    private static final int FRACTION_BITS = 52;
    private static final long FRACTION_MASK = (1L << FRACTION_BITS) - 1;
    private static final int EXPONENT_MASK = 0x7ff;
    private static final int SIGNIFICAND_BITS = 53;
    private static final long SIGNIFICAND_MASK = (1L << SIGNIFICAND_BITS) - 1;
    private static final long LIMB_MASK = 0xffff_ffffL;
    private static final int SUM_LIMBS = 68;
    private static final int SQUARE_LIMBS = 134;

    /** A value puts at most 2<sup>53</sup> into a limb; this many values leave it below 2<sup>63</sup>. */
    private static final int MAX_PENDING = 512;

    private final long[] sum = new long[SUM_LIMBS];
    private final long[] squares = new long[SQUARE_LIMBS];
    private long count;
    private int pending;

    /** Makes an accumulator of no value. */
    public ExactMoments() {}

    /**
     * Adds a value.
     *
     * @param value finite; the caller has sorted out the rest
     */
    public void add(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> FRACTION_BITS) & EXPONENT_MASK;
        long significand = bits & FRACTION_MASK;
        int place = 0;
        if (exponent != 0) {
            significand |= 1L << FRACTION_BITS;
            place = exponent - 1;
        }
        put(sum, bits < 0 ? -significand : significand, place);
        long low = significand * significand;
        long high = Math.multiplyHigh(significand, significand) << (Long.SIZE - SIGNIFICAND_BITS);
        put(squares, low & SIGNIFICAND_MASK, 2 * place);
        put(squares, high | (low >>> SIGNIFICAND_BITS), 2 * place + SIGNIFICAND_BITS);
        count++;
        if (++pending == MAX_PENDING) {
            settle();
        }
    }

    /** Returns the moments of all values so far. */
    public Moments freeze() {
        settle();
        return new Moments(count, integer(sum), integer(squares));
    }

    private static void put(long[] limbs, long value, int place) {
        int limb = place >>> 5;
        int shift = place & 31;
        limbs[limb] += (value << shift) & LIMB_MASK;
        limbs[limb + 1] += value >> (32 - shift);
    }

    private void settle() {
        carry(sum);
        carry(squares);
        pending = 0;
    }

    private static void carry(long[] limbs) {
        long carry = 0;
        for (int i = 0; i < limbs.length - 1; i++) {
            long limb = limbs[i] + carry;
            limbs[i] = limb & LIMB_MASK;
            carry = limb >> 32;
        }
        limbs[limbs.length - 1] += carry;
    }

    private static BigInteger integer(long[] limbs) {
        byte[] bytes = new byte[limbs.length * Integer.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[bytes.length - 1 - i] = (byte) (limbs[i / Integer.BYTES] >> (i % Integer.BYTES * Byte.SIZE));
        }
        return new BigInteger(bytes);
    }
}
