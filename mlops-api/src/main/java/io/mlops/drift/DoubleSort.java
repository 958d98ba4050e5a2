package io.mlops.drift;

import java.util.Arrays;

/**
 * Sorts doubles in the order of {@link Double#compare}.
 *
 * <p>The library sort of JDK 22 and later uses vector instructions and beats a radix sort; before it, a radix sort on
 * the bits of the numbers is about twice as fast from some thousand values on.
 */
final class DoubleSort {
    private static final int RADIX_FROM = 4_096;
    private static final int FIRST_VECTOR_RELEASE = 22;
    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;
    private static final int PASSES = 6;

    private DoubleSort() {}

    static void sort(double[] values) {
        if (values.length < RADIX_FROM || Runtime.version().feature() >= FIRST_VECTOR_RELEASE) {
            Arrays.sort(values);
        } else {
            radixSort(values);
        }
    }

    /** Least significant digit first; a digit that all keys share costs no pass. */
    static void radixSort(double[] values) {
        int size = values.length;
        long[] keys = new long[size];
        int[][] counts = new int[PASSES][BUCKETS];
        for (int i = 0; i < size; i++) {
            long key = toKey(values[i]);
            keys[i] = key;
            for (int pass = 0; pass < PASSES; pass++) {
                counts[pass][digit(key, pass)]++;
            }
        }
        long[] source = keys;
        long[] target = new long[size];
        for (int pass = 0; pass < PASSES; pass++) {
            int[] starts = counts[pass];
            if (size > 0 && starts[digit(source[0], pass)] == size) {
                continue;
            }
            toStarts(starts);
            for (int i = 0; i < size; i++) {
                long key = source[i];
                target[starts[digit(key, pass)]++] = key;
            }
            long[] swap = source;
            source = target;
            target = swap;
        }
        for (int i = 0; i < size; i++) {
            values[i] = fromKey(source[i]);
        }
    }

    private static int digit(long key, int pass) {
        return (int) (key >>> (pass * BITS)) & (BUCKETS - 1);
    }

    private static void toStarts(int[] counts) {
        int start = 0;
        for (int i = 0; i < counts.length; i++) {
            int count = counts[i];
            counts[i] = start;
            start += count;
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
