package io.mlops.examples.bikes.data;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * One hour of operation: when it was, what was known before it began, and how many bikes were rented in it. Immutable.
 *
 * @param start the first minute of the hour, local time
 * @param day what the calendar says
 * @param weather what the weather station says
 * @param rentals bikes rented in the hour, 0 or more: the label
 */
public record RentalHour(LocalDateTime start, DayKind day, Weather weather, int rentals) {
    /** The date and hour of the day in one word, such as {@code 2012-03-05T17}: the id of a prediction. */
    public String id() {
        return "%sT%02d".formatted(start.toLocalDate(), start.getHour());
    }

    /** The instant of the replay at which the hour begins: local time taken as UTC, as the data know no zone. */
    public Instant instant() {
        return start.toInstant(ZoneOffset.UTC);
    }
}
