package io.mlops.core.quality;

import io.mlops.core.quality.Finding.Kind;
import io.mlops.data.Column;
import io.mlops.data.ColumnProfile;
import io.mlops.data.ColumnType;
import io.mlops.data.NumericProfile;
import io.mlops.data.Profile;
import io.mlops.data.Schema;
import io.mlops.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what is odd about the data of a profile. Stateless. */
public final class DataQuality {
    private DataQuality() {}

    /**
     * Checks a window against its reference: missing values, types, ranges, unseen categories, constants.
     *
     * @param reference the reference
     * @param current a profile on the reference's edges and categories
     * @return the findings by column, in the order of the columns
     * @throws InvalidInputException if the profiles count on different edges or categories
     */
    public static List<Finding> against(Profile reference, Profile current) {
        if (!reference.binsDigest().equals(current.binsDigest())) {
            throw new InvalidInputException(
                    "current",
                    "must count on the edges and categories " + reference.binsDigest(),
                    current.binsDigest(),
                    "make it with Profiler.against(reference)");
        }
        List<Finding> findings = new ArrayList<>();
        if (current.rows() == 0 || reference.rows() == 0) {
            String side = reference.rows() == 0 ? "the reference" : "the current data";
            findings.add(new Finding("", Kind.EMPTY, Severity.ERROR, 0, side + " have no rows"));
        }
        for (int i = 0; i < reference.columns().size(); i++) {
            findings.addAll(new ColumnCheck(reference.column(i), current.column(i)).findings());
        }
        return List.copyOf(findings);
    }

    /**
     * Checks a profile against a schema that was written by hand: columns that are there, their types, required values.
     *
     * <p>A column of whole numbers takes numbers without a fraction, {@code integer} within 32 bits; a column of fractions takes
     * all numbers. Other types must agree.
     *
     * @param expected the schema
     * @param profile the data
     * @return the findings by column, in the order of the schema
     */
    public static List<Finding> against(Schema expected, Profile profile) {
        List<Finding> findings = new ArrayList<>();
        for (Column column : expected.columns()) {
            Optional<ColumnProfile> found = profile.schema().find(column.name()).map(c -> profile.column(c.name()));
            if (found.isEmpty()) {
                Severity severity = column.required() ? Severity.ERROR : Severity.NOTE;
                findings.add(new Finding(
                        column.name(),
                        Kind.VANISHED,
                        severity,
                        profile.rows(),
                        "the data lack this column of the schema"));
            } else {
                findings.addAll(checked(column, found.get()));
            }
        }
        for (Column column : profile.schema().columns()) {
            if (expected.find(column.name()).isEmpty()) {
                findings.add(new Finding(
                        column.name(), Kind.APPEARED, Severity.NOTE, profile.rows(), "the schema lacks this column"));
            }
        }
        return List.copyOf(findings);
    }

    private static List<Finding> checked(Column column, ColumnProfile profile) {
        List<Finding> findings = new ArrayList<>();
        long wrong = mismatches(column.type(), profile);
        if (wrong > 0) {
            findings.add(new Finding(
                    column.name(),
                    Kind.TYPE,
                    Severity.ERROR,
                    wrong,
                    wrong + " values are no " + column.type().text()));
        }
        if (column.required() && profile.missing() > 0) {
            findings.add(new Finding(
                    column.name(),
                    Kind.MISSING,
                    Severity.ERROR,
                    profile.missing(),
                    profile.missing() + " rows have no value, and each must have one"));
        }
        return findings;
    }

    private static long mismatches(ColumnType expected, ColumnProfile profile) {
        ColumnType type = profile.column().type();
        boolean number = expected.numeric() && expected != ColumnType.DATETIME && expected != ColumnType.BINARY;
        boolean found = type.numeric() && type != ColumnType.DATETIME && type != ColumnType.BINARY;
        if (!(number && found)) {
            return type == expected ? profile.mismatched() : profile.values() + profile.mismatched();
        }
        NumericProfile numbers = profile.numeric().orElseThrow();
        boolean whole = expected == ColumnType.INTEGER || expected == ColumnType.LONG;
        boolean wide = expected == ColumnType.INTEGER
                && (numbers.min() < Integer.MIN_VALUE || numbers.max() > Integer.MAX_VALUE);
        long fractions = numbers.counts().total() - numbers.counts().whole();
        // How many are too wide no profile tells, but one at least.
        return profile.mismatched() + (whole ? Math.max(fractions, wide ? 1 : 0) : 0);
    }
}
