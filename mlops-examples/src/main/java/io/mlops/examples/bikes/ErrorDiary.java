package io.mlops.examples.bikes;

import io.mlops.examples.bikes.data.RentalHour;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** How far off each prediction of the replay was: of the model in service, and of the first model beside it. Not thread-safe. */
final class ErrorDiary {
    private final List<Entry> entries = new ArrayList<>();

    /** One hour, and the absolute errors of both models in rentals. */
    record Entry(RentalHour hour, double served, double first) {}

    void add(RentalHour hour, double served, double first) {
        entries.add(new Entry(hour, Math.abs(served - hour.rentals()), Math.abs(first - hour.rentals())));
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Returns the mean over the hours that match; NaN where none does. */
    double mean(ToDoubleFunction<Entry> error, Predicate<RentalHour> which) {
        return entries.stream()
                .filter(entry -> which.test(entry.hour()))
                .mapToDouble(error)
                .average()
                .orElse(Double.NaN);
    }
}
