package io.mlops.data.sketch;

import java.util.Arrays;

/**
 * Keeps the {@value DistinctSample#CAPACITY} smallest hashes that it was given. 16 KiB; for one thread.
 *
 * <p>A hash among the smallest at the end was among them all the time, so the result depends neither on order nor on
 * repetition.
 */
public final class DistinctCounter {
    private static final int SLOTS = 4 * DistinctSample.CAPACITY;

    /** Open addressing; 0 is no hash. */
    private final long[] table = new long[SLOTS];

    private int size;
    private long largest = Hash.RANGE;

    /** Makes a counter of no value. */
    public DistinctCounter() {}

    /**
     * Counts a value if it is new.
     *
     * @param hash from {@link Hash}
     */
    public void add(long hash) {
        if (hash > largest) {
            return;
        }
        int slot = (int) hash & (SLOTS - 1);
        while (table[slot] != 0) {
            if (table[slot] == hash) {
                return;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        table[slot] = hash;
        if (++size == 2 * DistinctSample.CAPACITY) {
            prune();
        }
    }

    /** Returns the sample of all values so far. */
    public DistinctSample freeze() {
        return DistinctSample.smallest(sorted());
    }

    private void prune() {
        long[] hashes = sorted();
        Arrays.fill(table, 0);
        size = 0;
        largest = hashes[DistinctSample.CAPACITY - 1];
        for (int i = 0; i < DistinctSample.CAPACITY; i++) {
            add(hashes[i]);
        }
    }

    private long[] sorted() {
        long[] hashes = new long[size];
        int next = 0;
        for (long hash : table) {
            if (hash != 0) {
                hashes[next++] = hash;
            }
        }
        Arrays.sort(hashes);
        return hashes;
    }
}
