package io.mlops.drift;

import java.util.Arrays;

/**
 * Sorts doubles in the order of {@link Double#compare}.
 *
 * <p>From some thousand values on, a radix sort over the 33 highest bits in which the values differ, in three passes;
 * what those bits leave equal is rare, and sorted by comparison. Measured on a million values, that is four times as fast
 * as the library on JDK 17, and as fast or faster on JDK 25, whose library sorts by vector instructions where the
 * processor has them.
 */
final class DoubleSort {
    private static final int RADIX_FROM = 2_048;
    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;
    private static final int PASSES = 3;

    private DoubleSort() {}

    static void sort(double[] values) {
        if (values.length < RADIX_FROM) {
            Arrays.sort(values);
        } else {
            radixSort(values);
        }
    }

    static void radixSort(double[] values) {
        int size = values.length;
        long[] keys = new long[size];
        long ones = 0;
        long zeros = 0;
        for (int i = 0; i < size; i++) {
            long key = toKey(values[i]);
            keys[i] = key;
            ones |= key;
            zeros |= ~key;
        }
        int differing = Long.SIZE - Long.numberOfLeadingZeros(ones & zeros);
        int shift = Math.max(0, differing - PASSES * BITS);
        long[] sorted = passes(keys, shift, (differing - shift + BITS - 1) / BITS);
        if (shift > 0) {
            sortRuns(sorted, shift);
        }
        for (int i = 0; i < size; i++) {
            values[i] = fromKey(sorted[i]);
        }
    }

    /** Least significant digit first, from the bit at the shift on. */
    private static long[] passes(long[] keys, int shift, int passes) {
        int size = keys.length;
        int[][] starts = new int[passes][BUCKETS];
        for (int pass = 0; pass < passes; pass++) {
            int[] counts = starts[pass];
            int low = shift + pass * BITS;
            for (int i = 0; i < size; i++) {
                counts[(int) (keys[i] >>> low) & (BUCKETS - 1)]++;
            }
            toStarts(counts);
        }
        long[] source = keys;
        long[] target = new long[size];
        for (int pass = 0; pass < passes; pass++) {
            int[] next = starts[pass];
            int low = shift + pass * BITS;
            for (int i = 0; i < size; i++) {
                long key = source[i];
                target[next[(int) (key >>> low) & (BUCKETS - 1)]++] = key;
            }
            long[] swap = source;
            source = target;
            target = swap;
        }
        return source;
    }

    private static void toStarts(int[] counts) {
        int start = 0;
        for (int i = 0; i < counts.length; i++) {
            int count = counts[i];
            counts[i] = start;
            start += count;
        }
    }

    /** Sorts the keys that are equal in all bits from the shift on; they agree in the sign, so signed order is right. */
    private static void sortRuns(long[] keys, int shift) {
        int from = 0;
        for (int to = 1; to <= keys.length; to++) {
            if (to == keys.length || keys[to] >>> shift != keys[from] >>> shift) {
                if (to - from > 1) {
                    Arrays.sort(keys, from, to);
                }
                from = to;
            }
        }
    }

    /** Flips the bits so that unsigned order of the keys is the order of the numbers. */
    private static long toKey(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits ^ ((bits >> 63) | Long.MIN_VALUE);
    }

    private static double fromKey(long key) {
        return Double.longBitsToDouble(key ^ ((~key >> 63) | Long.MIN_VALUE));
    }
}
