package io.mlops.testkit.tracking;

import io.mlops.search.Field;
import io.mlops.search.FieldValues;
import io.mlops.search.Literal;
import io.mlops.search.TextOrder;
import io.mlops.testkit.fixture.Expected;
import io.mlops.tracking.DatasetInput;
import io.mlops.tracking.Metric;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunInfo;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a run has, as a search sees it. */
public final class RunFields implements FieldValues {
    /** What a search of runs must find. */
    public static final Expected<Run> EXPECTED = new Expected<>(
            RunFields::new,
            Comparator.comparing((Run run) -> run.info().startedAt())
                    .reversed()
                    .thenComparing(Run::id, TextOrder.CODE_POINT));

    private final Run run;

    RunFields(Run run) {
        this.run = run;
    }

    @Override
    public List<Literal> of(Field field) {
        return switch (field.kind()) {
            case ATTRIBUTE -> attribute(field.key()).stream().toList();
            case METRIC ->
                run.metric(field.key()).map(Metric::value).map(Literal::of).stream()
                        .toList();
            case PARAM -> run.param(field.key()).map(Literal::of).stream().toList();
            case TAG -> run.tag(field.key()).map(Literal::of).stream().toList();
            case DATASET ->
                run.data().inputs().stream()
                        .map(input -> part(input, field.key()))
                        .map(Literal::of)
                        .toList();
        };
    }

    private Optional<Literal> attribute(String key) {
        RunInfo info = run.info();
        return switch (key) {
            case "run_id" -> Optional.of(Literal.of(info.id()));
            case "run_name" -> Optional.of(Literal.of(info.name()));
            case "experiment_id" -> Optional.of(Literal.of(info.experimentId()));
            case "status" -> Optional.of(Literal.of(info.status().name()));
            case "user_id" -> run.tag("mlflow.user").map(Literal::of);
            case "start_time" -> Optional.of(time(info.startedAt()));
            case "end_time" -> info.endedAt().map(RunFields::time);
            default -> throw new AssertionError("The SPI names no attribute " + key + " of runs.");
        };
    }

    private static Literal time(Instant instant) {
        return Literal.of((double) instant.toEpochMilli());
    }

    private static String part(DatasetInput input, String key) {
        return switch (key) {
            case "name" -> input.dataset().name();
            case "digest" -> input.dataset().digest();
            case "context" -> input.context();
            default -> throw new AssertionError("The SPI names no part " + key + " of datasets.");
        };
    }
}
