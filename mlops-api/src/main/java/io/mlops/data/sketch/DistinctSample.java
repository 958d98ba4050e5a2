package io.mlops.data.sketch;

import java.util.Arrays;

/**
 * The smallest hashes of a set of values, from which its size follows: exact below {@value #CAPACITY} distinct values, an
 * estimate with a relative standard error of 4.4 % from there on. Immutable.
 *
 * @see <a href="https://doi.org/10.1007/3-540-45726-7_1">Bar-Yossef et al. 2002, Counting distinct elements in a data stream,
 *     algorithm 1</a>
 */
public final class DistinctSample {
    /** How many hashes are kept. */
    public static final int CAPACITY = 512;

    /** The sample of no value. */
    public static final DistinctSample NONE = new DistinctSample(new long[0]);

    private final long[] hashes;

    private DistinctSample(long[] hashes) {
        this.hashes = hashes;
    }

    /**
     * Returns a sample of hashes that are sorted and each there once; those beyond the capacity are left out.
     *
     * @param sorted strictly ascending; copied
     */
    public static DistinctSample smallest(long[] sorted) {
        return new DistinctSample(Arrays.copyOf(sorted, Math.min(sorted.length, CAPACITY)));
    }

    /**
     * Returns the sample of both sets together.
     *
     * @param other of the other set
     */
    public DistinctSample plus(DistinctSample other) {
        long[] merged = new long[Math.min(hashes.length + other.hashes.length, CAPACITY)];
        int mine = 0;
        int theirs = 0;
        int size = 0;
        while (size < merged.length && (mine < hashes.length || theirs < other.hashes.length)) {
            long a = mine < hashes.length ? hashes[mine] : Long.MAX_VALUE;
            long b = theirs < other.hashes.length ? other.hashes[theirs] : Long.MAX_VALUE;
            merged[size++] = Math.min(a, b);
            mine += a <= b ? 1 : 0;
            theirs += b <= a ? 1 : 0;
        }
        return new DistinctSample(Arrays.copyOf(merged, size));
    }

    /** Returns how many distinct values there are: exact or the estimate, rounded. */
    public long estimate() {
        if (exact()) {
            return hashes.length;
        }
        double largest = hashes[CAPACITY - 1];
        return Math.round((CAPACITY - 1) / (largest / Hash.RANGE));
    }

    /** Returns whether {@link #estimate()} is the count itself. */
    public boolean exact() {
        return hashes.length < CAPACITY;
    }

    /** Returns the relative standard error of {@link #estimate()}: 0 where it is exact. */
    public double relativeError() {
        return exact() ? 0 : 1 / Math.sqrt(CAPACITY - 2);
    }

    /** Returns the number of hashes kept. */
    public int size() {
        return hashes.length;
    }

    /**
     * Returns one of the hashes, which ascend.
     *
     * @param index 0 to {@code size() - 1}
     */
    public long hash(int index) {
        return hashes[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DistinctSample sample && Arrays.equals(hashes, sample.hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }
}
