package io.mlops.data;

import io.mlops.error.InvalidInputException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The distribution of a table, column by column: small, mergeable, and enough for tests of drift. What a model was trained on
 * travels with it as such a profile, so that a serving JVM needs no training data. Immutable and safe for threads.
 *
 * <p>A <em>reference</em> carries the edges and categories on which its columns are counted. A <em>window</em> counts on
 * those of a reference and names them by {@link #binsDigest()}; in memory it has them too, its bytes leave them out. Only
 * profiles with one digest can be merged or compared bin by bin.
 *
 * <p>The merge of profiles is the profile of all their data, exactly and whatever the order: counts, minimum, maximum, mean,
 * variance, bins, categories, distinct counts. The one exception are newcomers beyond the 64th of a column: their counts
 * then depend on the order, within the error that is stated.
 *
 * @see Profiler
 */
public final class Profile {
    private final Schema schema;
    private final List<ColumnProfile> columns;
    private final String binsDigest;
    private final boolean reference;

    Profile(Schema schema, List<ColumnProfile> columns, String binsDigest, boolean reference) {
        this.schema = schema;
        this.columns = List.copyOf(columns);
        this.binsDigest = binsDigest;
        this.reference = reference;
    }

    static Profile reference(Schema schema, List<ColumnProfile> columns) {
        return new Profile(schema, columns, ProfileWriter.binsDigest(columns), true);
    }

    /**
     * Reads a reference.
     *
     * @param bytes as {@link #toBytes()} of a reference gave them
     * @throws InvalidInputException if they are damaged, of a newer version, no profile at all, or those of a window
     */
    public static Profile fromBytes(byte[] bytes) {
        return ProfileReader.read(bytes, Optional.empty());
    }

    /**
     * Reads a window or a reference.
     *
     * @param bytes as {@link #toBytes()} gave them
     * @param reference a profile with the edges and categories that a window names
     * @throws InvalidInputException if they are damaged, of a newer version, no profile at all, or name other edges and
     *     categories
     */
    public static Profile fromBytes(byte[] bytes, Profile reference) {
        return ProfileReader.read(bytes, Optional.of(reference));
    }

    /** Returns the columns. */
    public Schema schema() {
        return schema;
    }

    /** Returns the number of rows. */
    public long rows() {
        return columns.isEmpty() ? 0 : columns.get(0).rows();
    }

    /** Returns the profiles of all columns, in the order of the schema; the list cannot be changed. */
    public List<ColumnProfile> columns() {
        return columns;
    }

    /**
     * Returns the profile of a column.
     *
     * @param index its place in the schema
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public ColumnProfile column(int index) {
        return columns.get(index);
    }

    /**
     * Returns the profile of a column.
     *
     * @param name its exact name
     * @throws NoSuchElementException if there is no such column
     */
    public ColumnProfile column(String name) {
        return columns.get(schema.index(name));
    }

    /**
     * Returns what names the columns, edges and categories on which this profile counts: the SHA-256 of their bytes, as 64
     * lower-case hexadecimal digits.
     */
    public String binsDigest() {
        return binsDigest;
    }

    /** Returns whether the bytes of this profile carry its edges and categories. */
    public boolean isReference() {
        return reference;
    }

    /**
     * Returns the same profile as a reference: for the data of a later time on the edges of an earlier one, or a profile
     * that was put together from parts.
     */
    public Profile asReference() {
        return new Profile(schema, columns, binsDigest, true);
    }

    /**
     * Returns the profile of the data of both.
     *
     * @param other a profile on the same edges and categories
     * @return a reference if this is one, else a window
     * @throws InvalidInputException if the other counts on other columns, edges or categories
     * @throws ArithmeticException if a count exceeds the largest long
     */
    public Profile merge(Profile other) {
        if (!binsDigest.equals(other.binsDigest)) {
            throw new InvalidInputException(
                    "profile",
                    "must count on the edges and categories " + binsDigest,
                    other.binsDigest,
                    "make it with Profiler.against this one's reference");
        }
        ColumnProfile[] merged = new ColumnProfile[columns.size()];
        for (int i = 0; i < merged.length; i++) {
            merged[i] = columns.get(i).plus(other.columns.get(i));
        }
        return new Profile(schema, List.of(merged), binsDigest, reference);
    }

    /**
     * Returns a compact binary form with its version and a checksum: the same bytes for equal profiles, at most 64 KiB for
     * a column. A window's is without edges and categories.
     */
    public byte[] toBytes() {
        return ProfileWriter.write(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Profile profile
                && reference == profile.reference
                && binsDigest.equals(profile.binsDigest)
                && columns.equals(profile.columns);
    }

    @Override
    public int hashCode() {
        return 31 * binsDigest.hashCode() + columns.hashCode();
    }

    /** Returns its kind and size. */
    @Override
    public String toString() {
        return (reference ? "reference of " : "window of ") + rows() + " rows x " + columns.size() + " columns";
    }
}
