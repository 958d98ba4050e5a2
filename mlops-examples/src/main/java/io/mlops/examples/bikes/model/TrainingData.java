package io.mlops.examples.bikes.model;

import io.mlops.examples.bikes.data.RentalHour;
import java.util.List;

/**
 * Hours to learn from, and hours to measure the error on. Immutable.
 *
 * @param training four days of five
 * @param heldOut every fifth day of the year: whole days, as neighbouring hours know too much of each other
 */
public record TrainingData(List<RentalHour> training, List<RentalHour> heldOut) {
    private static final int HELD_OUT_EVERY = 5;

    /** Copies both lists. */
    public TrainingData {
        training = List.copyOf(training);
        heldOut = List.copyOf(heldOut);
    }

    /** Splits hours by their day of the year. */
    public static TrainingData split(List<RentalHour> hours) {
        return new TrainingData(
                hours.stream().filter(hour -> !isHeldOut(hour)).toList(),
                hours.stream().filter(TrainingData::isHeldOut).toList());
    }

    private static boolean isHeldOut(RentalHour hour) {
        return hour.start().getDayOfYear() % HELD_OUT_EVERY == 0;
    }
}
