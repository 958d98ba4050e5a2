package io.mlops.core.report.scale;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Axes of time, in seconds since 1970 and UTC, with ticks where a calendar has them: years, quarters, months, Mondays, days,
 * round hours, minutes, seconds and parts of a second.
 */
public final class TimeAxis {
    private static final double SHORTEST_SECONDS = 0.01;
    private static final List<CalendarStep> STEPS = steps();

    private TimeAxis() {}

    /**
     * Returns the axis of a span of time; a single moment gets half a day on either side.
     *
     * @param low the earliest time in seconds since 1970
     * @param high the latest, not before {@code low}
     * @param most about how many steps there is room for; at least 2
     */
    public static Axis within(double low, double high, int most) {
        double from = low;
        double to = high;
        if (to - from < SHORTEST_SECONDS) {
            double half = Duration.ofHours(12).toSeconds();
            from -= half;
            to += half;
        }
        CalendarStep step = stepFor((to - from) / most);
        List<Tick> ticks = new ArrayList<>();
        try {
            for (LocalDateTime at = step.floor(TimeText.at(from)); seconds(at) <= to; at = step.next(at)) {
                if (seconds(at) >= from) {
                    ticks.add(new Tick(seconds(at), step.label(at, ticks.isEmpty())));
                }
            }
        } catch (DateTimeException endOfCalendar) {
            return new Axis(from, to, ticks);
        }
        return new Axis(from, to, ticks);
    }

    private static double seconds(LocalDateTime time) {
        return TimeText.seconds(time.toInstant(ZoneOffset.UTC));
    }

    private static CalendarStep stepFor(double seconds) {
        for (CalendarStep step : STEPS) {
            if (step.seconds() >= seconds) {
                return step;
            }
        }
        return STEPS.get(STEPS.size() - 1);
    }

    private static List<CalendarStep> steps() {
        List<CalendarStep> steps = new ArrayList<>();
        add(steps, ChronoUnit.MILLIS, 1, 2, 5, 10, 20, 50, 100, 200, 500);
        add(steps, ChronoUnit.SECONDS, 1, 2, 5, 10, 15, 30);
        add(steps, ChronoUnit.MINUTES, 1, 2, 5, 10, 15, 30);
        add(steps, ChronoUnit.HOURS, 1, 2, 3, 6, 12);
        add(steps, ChronoUnit.DAYS, 1, 2);
        add(steps, ChronoUnit.WEEKS, 1, 2);
        add(steps, ChronoUnit.MONTHS, 1, 2, 3, 6);
        for (int power = 1; power <= 100_000_000; power *= 10) {
            add(steps, ChronoUnit.YEARS, power, 2 * power, 5 * power);
        }
        return List.copyOf(steps);
    }

    private static void add(List<CalendarStep> steps, ChronoUnit unit, int... amounts) {
        for (int amount : amounts) {
            steps.add(new CalendarStep(unit, amount));
        }
    }
}
