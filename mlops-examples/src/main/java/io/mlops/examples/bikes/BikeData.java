package io.mlops.examples.bikes;

import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.Dataset;
import io.mlops.data.Profile;
import io.mlops.data.Profiler;
import io.mlops.data.Row;
import io.mlops.data.Schema;
import io.mlops.examples.bikes.data.DemandGenerator;
import io.mlops.examples.bikes.data.HourCsv;
import io.mlops.examples.bikes.data.RentalHour;
import io.mlops.examples.bikes.model.Features;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The hours of both years as the SDK names them: a dataset with digest and schema, rows, profiles. Immutable.
 *
 * @param dataset name, digest and source
 * @param hours all hours in the order of time
 * @param generated whether no real file was given
 */
record BikeData(Dataset dataset, List<RentalHour> hours, boolean generated) {
    /** What the models read. */
    static final Schema INPUTS = Schema.of(IntStream.range(0, Features.NAMES.size())
            .mapToObj(place -> Column.required(
                    Features.NAMES.get(place), place < Features.CODES ? ColumnType.INTEGER : ColumnType.DOUBLE))
            .toList());

    /** What they predict. */
    static final Schema OUTPUTS = Schema.of(Column.required(Features.LABEL, ColumnType.DOUBLE));

    private static final long SEED = 7;

    /** Copies the hours. */
    BikeData {
        hours = List.copyOf(hours);
    }

    /** Reads the file of the settings, or generates one. */
    static BikeData load(JobSettings settings) throws IOException {
        Files.createDirectories(settings.output());
        boolean generated = settings.data().isEmpty();
        Path file = settings.data().orElse(settings.output().resolve("hour.csv"));
        if (generated) {
            HourCsv.write(file, DemandGenerator.generate(SEED));
        }
        Dataset dataset = Dataset.ofFile("bike rentals by the hour", file).withSchema(INPUTS);
        return new BikeData(dataset, HourCsv.read(file), generated);
    }

    /** Returns the hours from a day on, up to the day before another. */
    List<RentalHour> between(LocalDate from, LocalDate to) {
        return hours.stream()
                .filter(hour -> !hour.start().isBefore(from.atStartOfDay()))
                .filter(hour -> hour.start().isBefore(to.atStartOfDay()))
                .toList();
    }

    /** Writes an hour into a row over {@link #INPUTS}. */
    static Row fill(Row row, RentalHour hour) {
        double[] values = Features.values(hour);
        for (int place = 0; place < values.length; place++) {
            row.set(place, values[place]);
        }
        return row;
    }

    /** Returns the distribution of the inputs of some hours. */
    static Profile profile(List<RentalHour> hours) {
        Profiler profiler = Profiler.reference(INPUTS);
        Row row = Row.of(INPUTS);
        hours.forEach(hour -> profiler.add(fill(row, hour)));
        return profiler.profile();
    }
}
