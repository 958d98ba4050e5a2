package io.mlops.examples.bikes.data;

import io.mlops.examples.bikes.data.DemandFigures.Figures;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Hours of 2011 and 2012 drawn from the real means and deviations: the same seasons, rush hours and growth. The same seed
 * gives the same hours. Weather lasts: most of its deviation belongs to the day, and half of a day's to the day before.
 */
public final class DemandGenerator {
    private static final LocalDate FIRST_DAY = LocalDate.of(2011, 1, 1);
    private static final LocalDate END = LocalDate.of(2013, 1, 1);

    private final DemandFigures figures = DemandFigures.load();
    private final Random random;
    private double warmth;
    private double wetness;
    private double wind;

    private DemandGenerator(long seed) {
        random = new Random(seed);
    }

    /** Returns the 17,544 hours of both years, in the order of time. */
    public static List<RentalHour> generate(long seed) {
        DemandGenerator generator = new DemandGenerator(seed);
        List<RentalHour> hours = new ArrayList<>();
        FIRST_DAY.datesUntil(END).forEach(date -> {
            generator.nextDay();
            for (int hour = 0; hour < 24; hour++) {
                hours.add(generator.hour(date.atTime(hour, 0)));
            }
        });
        return List.copyOf(hours);
    }

    private void nextDay() {
        warmth = mix(0.5, warmth);
        wetness = mix(0.5, wetness);
        wind = mix(0.5, wind);
    }

    private RentalHour hour(LocalDateTime start) {
        DayKind day = DayKind.of(start.toLocalDate());
        Figures at = figures.at(start, day.workingDay());
        double warm = mix(0.9, warmth);
        double wet = mix(0.7, wetness);
        int situation = situation(normalShareBelow(wet), at);
        double temperature = at.temperature().at(warm);
        Weather weather = new Weather(
                situation,
                reading(temperature, 50),
                // The felt temperature follows the real one so in the mean.
                reading(0.04 + 0.88 * temperature, 66),
                reading(at.humidity().at(mix(0.7, wet)), 100),
                reading(at.windSpeed().at(mix(0.7, wind)), 33));
        // People ride on warm days and stay at home in the rain.
        double demand = 0.5 * warm - 0.6 * wet + Math.sqrt(1 - 0.5 * 0.5 - 0.6 * 0.6) * random.nextGaussian();
        return new RentalHour(
                start, day, weather, (int) Math.max(1, Math.round(at.rentals().at(demand))));
    }

    private static int situation(double quantile, Figures at) {
        if (quantile > 1 - at.wetShare()) {
            return 3;
        }
        return quantile > 1 - at.wetShare() - at.mistShare() ? 2 : 1;
    }

    /** A standard normal value that correlates with the given one. */
    private double mix(double correlation, double value) {
        return correlation * value + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
    }

    /** A value from 0 to 1 as a station reports it: in so many steps, with the four decimals of the file. */
    private static double reading(double value, int steps) {
        double step = Math.rint(Math.max(0, Math.min(1, value)) * steps) / steps;
        return Math.rint(step * 10_000) / 10_000;
    }

    /** The standard normal distribution function, by its logistic approximation: off by at most 0.01. */
    private static double normalShareBelow(double z) {
        return 1 / (1 + Math.exp(-1.702 * z));
    }
}
