package io.mlops.monitoring;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The spans into which a monitor cuts time: calendar spans in UTC, so that every process cuts alike. */
public enum WindowLength {
    /** From a full hour to the next. */
    HOUR,
    /** From midnight to midnight. */
    DAY,
    /** From Monday to Monday. */
    WEEK,
    /** From the first of a month to the first of the next. */
    MONTH,
    /** From the first of January, April, July or October to the next of them. */
    QUARTER;

    /**
     * Returns the window that holds a moment.
     *
     * @param moment any moment
     */
    public Window around(Instant moment) {
        OffsetDateTime time = OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
        OffsetDateTime midnight = time.truncatedTo(ChronoUnit.DAYS);
        OffsetDateTime from = switch (this) {
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> midnight;
            case WEEK -> midnight.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> midnight.withDayOfMonth(1);
            case QUARTER -> midnight.withDayOfMonth(1).minusMonths((time.getMonthValue() - 1) % 3);
        };
        OffsetDateTime to = switch (this) {
            case HOUR -> from.plusHours(1);
            case DAY -> from.plusDays(1);
            case WEEK -> from.plusWeeks(1);
            case MONTH -> from.plusMonths(1);
            case QUARTER -> from.plusMonths(3);
        };
        return new Window(from.toInstant(), to.toInstant());
    }
}
