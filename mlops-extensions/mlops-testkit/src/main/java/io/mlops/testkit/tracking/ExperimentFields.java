package io.mlops.testkit.tracking;

import io.mlops.search.Field;
import io.mlops.search.Literal;
import io.mlops.testkit.fixture.Expected;
import io.mlops.tracking.Experiment;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What an experiment has, as a search sees it. */
public final class ExperimentFields {
    /** What a search of experiments must find. */
    public static final Expected<Experiment> EXPECTED = new Expected<>(
            experiment -> field -> valuesOf(experiment, field),
            Comparator.comparing(Experiment::createdAt)
                    .thenComparing(experiment -> Long.parseLong(experiment.id()))
                    .reversed());

    private ExperimentFields() {}

    private static List<Literal> valuesOf(Experiment experiment, Field field) {
        return field.kind() == Field.Kind.TAG
                ? Optional.ofNullable(experiment.tags().get(field.key())).map(Literal::of).stream()
                        .toList()
                : List.of(attribute(experiment, field.key()));
    }

    private static Literal attribute(Experiment experiment, String key) {
        return switch (key) {
            case "experiment_id" -> Literal.of(experiment.id());
            case "name" -> Literal.of(experiment.name());
            case "creation_time" -> time(experiment.createdAt());
            case "last_update_time" -> time(experiment.updatedAt());
            default -> throw new AssertionError("The SPI names no attribute " + key + " of experiments.");
        };
    }

    private static Literal time(Instant instant) {
        return Literal.of((double) instant.toEpochMilli());
    }
}
