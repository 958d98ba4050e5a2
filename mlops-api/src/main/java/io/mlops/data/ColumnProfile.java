package io.mlops.data;

import io.mlops.data.sketch.DistinctSample;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one column held: how many values, of what kind, and their distribution. Immutable.
 *
 * <p>Columns of type {@code string} and {@code boolean} have {@link #categories()}, all others {@link #numeric()}: of {@code
 * datetime} columns milliseconds, of {@code binary} columns lengths.
 */
public final class ColumnProfile {
    private final Column column;
    private final Presence presence;
    private final DistinctSample distinct;
    private final @Nullable NumericProfile numeric;
    private final @Nullable CategoryProfile categories;

    /** Rows, and how many of them had no value of the type. */
    record Presence(long rows, long missing, long mismatched) {
        Presence plus(Presence other) {
            return new Presence(
                    Math.addExact(rows, other.rows),
                    Math.addExact(missing, other.missing),
                    Math.addExact(mismatched, other.mismatched));
        }
    }

    ColumnProfile(Column column, Presence presence, DistinctSample distinct, NumericProfile numeric) {
        this.column = column;
        this.presence = presence;
        this.distinct = distinct;
        this.numeric = numeric;
        this.categories = null;
    }

    ColumnProfile(Column column, Presence presence, DistinctSample distinct, CategoryProfile categories) {
        this.column = column;
        this.presence = presence;
        this.distinct = distinct;
        this.numeric = null;
        this.categories = categories;
    }

    ColumnProfile plus(ColumnProfile other) {
        Presence sum = presence.plus(other.presence);
        DistinctSample union = distinct.plus(other.distinct);
        return numeric == null || other.numeric == null
                ? new ColumnProfile(
                        column,
                        sum,
                        union,
                        Objects.requireNonNull(categories).plus(Objects.requireNonNull(other.categories)))
                : new ColumnProfile(column, sum, union, numeric.plus(other.numeric));
    }

    /** Returns the column. */
    public Column column() {
        return column;
    }

    /** Returns the number of rows, those without a value included. */
    public long rows() {
        return presence.rows();
    }

    /** Returns the number of rows without a value; NaN is a value. */
    public long missing() {
        return presence.missing();
    }

    /** Returns the number of rows whose value was not of the column's type (see {@link Row#setMismatched(int)}). */
    public long mismatched() {
        return presence.mismatched();
    }

    /** Returns the number of rows with a value of the column's type. */
    public long values() {
        return presence.rows() - presence.missing() - presence.mismatched();
    }

    /**
     * Returns the number of distinct values, NaN and infinities left out: exact below 512, else an estimate whose relative
     * standard error is {@link #distinctError()}.
     */
    public long distinct() {
        return distinct.estimate();
    }

    /** Returns the relative standard error of {@link #distinct()}: 0 where it is exact, else 0.044. */
    public double distinctError() {
        return distinct.relativeError();
    }

    /** Returns the distribution of a column of numbers, or empty. */
    public Optional<NumericProfile> numeric() {
        return Optional.ofNullable(numeric);
    }

    /** Returns the counts of a column of categories, or empty. */
    public Optional<CategoryProfile> categories() {
        return Optional.ofNullable(categories);
    }

    Presence presence() {
        return presence;
    }

    DistinctSample distinctSample() {
        return distinct;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ColumnProfile profile
                && column.equals(profile.column)
                && presence.equals(profile.presence)
                && distinct.equals(profile.distinct)
                && Objects.equals(numeric, profile.numeric)
                && Objects.equals(categories, profile.categories);
    }

    @Override
    public int hashCode() {
        return Objects.hash(column, presence, numeric, categories);
    }

    /** Returns the name and what follows from its values. */
    @Override
    public String toString() {
        return column.name() + ": " + (numeric == null ? categories : numeric) + ", " + missing() + " missing";
    }
}
