package io.mlops.monitoring;

import io.mlops.drift.TestResult;
import java.util.Objects;

/**
 * One test on one column of a window. Immutable.
 *
 * @param column the column's name
 * @param result what the test found
 */
public record ColumnDrift(String column, TestResult result) {
    /** Refuses nulls. */
    public ColumnDrift {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(result, "result");
    }
}
