package io.mlops.core.report.scale;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Times as people read them, in UTC and the same in every locale. Seconds since 1970 stand for instants. */
public final class TimeText {
    // Not from the locale data: the root locale calls the months M01 to M12 on some versions of Java.
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private static final double FIRST = (double) LocalDateTime.MIN.toEpochSecond(ZoneOffset.UTC);
    // A day short of the end: a double of this size is off by seconds.
    private static final double LAST = (double) LocalDateTime.MAX.minusDays(1).toEpochSecond(ZoneOffset.UTC);

    private TimeText() {}

    /** Returns the seconds since 1970, with fractions. */
    public static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }

    /** Returns date and time to the second, the time left out at midnight: {@code 2012-07-01 14:30}. */
    public static String of(double seconds) {
        LocalDateTime time = at(seconds).truncatedTo(ChronoUnit.SECONDS);
        String date = time.toLocalDate().toString();
        return time.toLocalTime().toSecondOfDay() == 0 ? date : date + " " + time.toLocalTime();
    }

    /** Returns date and time to the second: {@code 2012-07-01 14:30 UTC}. */
    public static String of(Instant instant) {
        LocalDateTime time = at((double) instant.getEpochSecond());
        return time.toLocalDate() + " " + time.toLocalTime() + " UTC";
    }

    /** Returns the UTC time of a number of seconds, rounded to a millisecond and held inside the calendar. */
    static LocalDateTime at(double seconds) {
        double held = Math.max(FIRST, Math.min(LAST, seconds));
        long whole = (long) Math.floor(held);
        long millis = Math.min(999, Math.round((held - Math.floor(held)) * 1000));
        return LocalDateTime.ofEpochSecond(whole, (int) millis * 1_000_000, ZoneOffset.UTC);
    }

    static String month(LocalDateTime time) {
        return MONTHS.get(time.getMonthValue() - 1);
    }
}
