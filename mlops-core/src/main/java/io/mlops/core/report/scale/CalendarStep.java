package io.mlops.core.report.scale;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * The distance between two ticks of a time axis.
 *
 * @param unit milliseconds to years
 * @param amount how many of them
 */
record CalendarStep(ChronoUnit unit, int amount) {
    double seconds() {
        return amount * (unit.getDuration().toMillis() / 1000.0);
    }

    LocalDateTime next(LocalDateTime time) {
        LocalDateTime next = time.plus(amount, unit);
        // Two-day steps start again with each month: 31 Jan, 1 Feb would crowd, 29 Jan, 1 Feb, 3 Feb does not.
        if (unit == ChronoUnit.DAYS
                && amount > 1
                && (next.getMonthValue() != time.getMonthValue() || lastOfMonth(next))) {
            return time.with(TemporalAdjusters.firstDayOfNextMonth());
        }
        return next;
    }

    private static boolean lastOfMonth(LocalDateTime time) {
        return time.getDayOfMonth() == time.toLocalDate().lengthOfMonth();
    }

    LocalDateTime floor(LocalDateTime time) {
        return switch (unit) {
            case YEARS ->
                time.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1).withYear((int)
                        Math.max(Year.MIN_VALUE, (long) Math.floorDiv(time.getYear(), amount) * amount));
            case MONTHS ->
                time.truncatedTo(ChronoUnit.DAYS)
                        .withDayOfMonth(1)
                        .withMonth((time.getMonthValue() - 1) / amount * amount + 1);
            case WEEKS -> time.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case DAYS ->
                time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth((time.getDayOfMonth() - 1) / amount * amount + 1);
            default -> {
                long nanos = unit.getDuration().multipliedBy(amount).toNanos();
                LocalDateTime midnight = time.truncatedTo(ChronoUnit.DAYS);
                yield midnight.plusNanos(time.toLocalTime().toNanoOfDay() / nanos * nanos);
            }
        };
    }

    /** Returns the label; the first one, and one where a year or a day begins, says which. */
    String label(LocalDateTime time, boolean first) {
        String day = time.getDayOfMonth() + " " + TimeText.month(time);
        return switch (unit) {
            case YEARS -> Integer.toString(time.getYear());
            case MONTHS -> monthLabel(time, first);
            case WEEKS, DAYS -> first || isNewYear(time) ? day + " " + time.getYear() : day;
            case HOURS -> first || time.getHour() == 0 ? day + " " + clock(time) : clock(time);
            case MINUTES -> clock(time);
            case SECONDS -> clock(time) + ":" + twoDigits(time.getSecond());
            default -> clock(time) + ":" + twoDigits(time.getSecond()) + "." + millis(time);
        };
    }

    private String monthLabel(LocalDateTime time, boolean first) {
        if (amount == 3) {
            return "Q" + (time.getMonthValue() / 3 + 1) + " " + time.getYear();
        }
        String month = TimeText.month(time);
        return first || time.getMonthValue() == 1 ? month + " " + time.getYear() : month;
    }

    private boolean isNewYear(LocalDateTime time) {
        return time.minus(amount, unit).getYear() != time.getYear();
    }

    private static String clock(LocalDateTime time) {
        return twoDigits(time.getHour()) + ":" + twoDigits(time.getMinute());
    }

    private static String millis(LocalDateTime time) {
        return Integer.toString(1000 + time.get(ChronoField.MILLI_OF_SECOND)).substring(1);
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
