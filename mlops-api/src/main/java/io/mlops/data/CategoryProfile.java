package io.mlops.data;

import io.mlops.data.sketch.ItemCounts;
import java.util.Arrays;
import java.util.List;

/**
 * How often each category of one column was seen. Immutable.
 *
 * <p>The categories are the reference's {@value #MAX_CATEGORIES} most frequent ones (fewer if their names fill 32 KiB), the
 * most frequent first, and every profile against that reference counts the same, exactly. All other values are counted
 * together in {@link #other()}, and the frequent ones among them, which a drift report names, are the newcomers. A {@code
 * boolean} column has the categories {@code false} and {@code true}. Names longer than 100 UTF-16 units are kept as their
 * beginning and a hash.
 */
public final class CategoryProfile {
    /** The largest number of categories. */
    public static final int MAX_CATEGORIES = 512;

    /** The largest number of newcomers. */
    public static final int MAX_NEWCOMERS = 64;

    private final List<String> names;
    private final long[] counts;
    private final long other;
    private final long error;
    private final ItemCounts newcomers;

    /** Counts by category, all others, and by how many a count can be too small. The array is not copied. */
    static final class Tally {
        private final long[] counts;
        private final long other;
        private final long error;

        Tally(long[] counts, long other, long error) {
            this.counts = counts;
            this.other = other;
            this.error = error;
        }
    }

    CategoryProfile(List<String> names, Tally tally, ItemCounts newcomers) {
        this.names = List.copyOf(names);
        this.counts = tally.counts;
        this.other = tally.other;
        this.error = tally.error;
        this.newcomers = newcomers;
    }

    CategoryProfile plus(CategoryProfile added) {
        long[] sums = counts.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += added.counts[i];
        }
        Tally tally = new Tally(sums, Math.addExact(other, added.other), Math.addExact(error, added.error));
        return new CategoryProfile(names, tally, newcomers.plus(added.newcomers).limit(MAX_NEWCOMERS));
    }

    /** Returns the number of categories that the reference has, 0 to {@value #MAX_CATEGORIES}. */
    public int size() {
        return counts.length;
    }

    /**
     * Returns the name of a category.
     *
     * @param index 0 to {@code size() - 1}
     * @throws IndexOutOfBoundsException if it is outside
     */
    public String name(int index) {
        return names.get(index);
    }

    /** Returns the names of all categories, in order; the list cannot be changed. */
    public List<String> names() {
        return names;
    }

    /**
     * Returns how often a category was seen; too small by at most {@link #error()}.
     *
     * @param index 0 to {@code size() - 1}
     * @throws IndexOutOfBoundsException if it is outside
     */
    public long count(int index) {
        return counts[index];
    }

    /** Returns how many values were in none of the categories, or in one of them and not counted there. */
    public long other() {
        return other;
    }

    /** Returns the number of values: all categories and {@link #other()}. */
    public long total() {
        return Arrays.stream(counts).sum() + other;
    }

    /**
     * Returns the largest number by which any {@link #count(int)} can be too small: 0 but for a reference that learned its
     * categories from more than 1,023 different values, where it is below 1/513 of these.
     */
    public long error() {
        return error;
    }

    /** Returns the number of frequent values among the {@link #other()} ones, 0 to {@value #MAX_NEWCOMERS}. */
    public int newcomers() {
        return newcomers.items().size();
    }

    /**
     * Returns a newcomer, the most frequent first.
     *
     * @param index 0 to {@code newcomers() - 1}
     * @throws IndexOutOfBoundsException if it is outside
     */
    public String newcomer(int index) {
        return newcomers.items().get(index).name();
    }

    /**
     * Returns how often a newcomer was seen at least; too small by at most {@link #newcomerError()}.
     *
     * @param index 0 to {@code newcomers() - 1}
     * @throws IndexOutOfBoundsException if it is outside
     */
    public long newcomerCount(int index) {
        return newcomers.items().get(index).count();
    }

    /**
     * Returns the largest number of times that a value can have been seen which is neither a category nor a newcomer: 0
     * where all are listed.
     */
    public long newcomerError() {
        return newcomers.error();
    }

    ItemCounts newcomerCounts() {
        return newcomers;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof CategoryProfile profile
                && names.equals(profile.names)
                && Arrays.equals(counts, profile.counts)
                && other == profile.other
                && error == profile.error
                && newcomers.equals(profile.newcomers);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.hashCode(counts);
    }

    /** Returns the sizes, no names. */
    @Override
    public String toString() {
        return total() + " values in " + size() + " categories, " + other + " others";
    }
}
