package io.mlops.monitoring;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Which part of the training data a window is compared with: inputs that change with the season are compared with the same season. */
public enum Season {
    /** The whole of the training data; the reference segment {@code all}. */
    NONE,
    /** The same quarter of the year; the reference segments {@code Q1} to {@code Q4}. */
    QUARTER,
    /** The same month of the year; the reference segments {@code M01} to {@code M12}. */
    MONTH;

    /**
     * Returns the name of the reference segment for a moment, in UTC; what {@code ActiveRun.logReference(segment, profile)} names.
     *
     * @param moment any moment of the window
     */
    public String segment(Instant moment) {
        int month = OffsetDateTime.ofInstant(moment, ZoneOffset.UTC).getMonthValue();
        return switch (this) {
            case NONE -> "all";
            case QUARTER -> "Q" + ((month + 2) / 3);
            case MONTH -> month < 10 ? "M0" + month : "M" + month;
        };
    }
}
