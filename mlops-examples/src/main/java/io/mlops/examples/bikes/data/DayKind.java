package io.mlops.examples.bikes.data;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the calendar says of a day, coded as in the file. Immutable.
 *
 * @param season 1 from 21 December, 2 from 21 March, 3 from 21 June, 4 from 23 September
 * @param holiday whether it is a public holiday of Washington, D.C.
 * @param weekday 0 for Sunday to 6 for Saturday
 * @param workingDay whether it is neither a weekend nor a holiday
 */
public record DayKind(int season, boolean holiday, int weekday, boolean workingDay) {
    private static final Set<LocalDate> HOLIDAYS = Stream.of(
                    "2011-01-17 2011-02-21 2011-04-15 2011-05-30 2011-07-04 2011-09-05 2011-10-10 2011-11-11 2011-11-24",
                    "2011-12-26 2012-01-02 2012-01-16 2012-02-20 2012-04-16 2012-05-28 2012-07-04 2012-09-03 2012-10-08",
                    "2012-11-12 2012-11-22 2012-12-25")
            .flatMap(dates -> Stream.of(dates.split(" ")))
            .map(LocalDate::parse)
            .collect(Collectors.toUnmodifiableSet());

    /** Returns the kind of a day of 2011 or 2012; holidays of other years are not known. */
    public static DayKind of(LocalDate date) {
        int weekday = date.getDayOfWeek().getValue() % 7;
        boolean holiday = HOLIDAYS.contains(date);
        return new DayKind(seasonOf(MonthDay.from(date)), holiday, weekday, !holiday && weekday != 0 && weekday != 6);
    }

    private static int seasonOf(MonthDay day) {
        if (day.isBefore(MonthDay.of(Month.MARCH, 21)) || !day.isBefore(MonthDay.of(Month.DECEMBER, 21))) {
            return 1;
        }
        if (day.isBefore(MonthDay.of(Month.JUNE, 21))) {
            return 2;
        }
        return day.isBefore(MonthDay.of(Month.SEPTEMBER, 23)) ? 3 : 4;
    }
}
