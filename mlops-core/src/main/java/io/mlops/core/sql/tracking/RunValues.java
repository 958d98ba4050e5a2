package io.mlops.core.sql.tracking;

import io.mlops.search.Field;
import io.mlops.search.FieldValues;
import io.mlops.search.Literal;
import io.mlops.tracking.DatasetInput;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunInfo;
import java.util.List;
import java.util.Optional;

/** What a filter sees of a run. */
final class RunValues implements FieldValues {
    /** Who started a run, in MLflow's words. */
    static final String USER_TAG = "mlflow.user";

    private final Run run;

    RunValues(Run run) {
        this.run = run;
    }

    @Override
    public List<Literal> of(Field field) {
        return switch (field.kind()) {
            case ATTRIBUTE -> attribute(field.key());
            case METRIC ->
                run.metric(field.key()).map(metric -> Literal.of(metric.value())).stream()
                        .toList();
            case PARAM -> text(run.param(field.key()));
            case TAG -> text(run.tag(field.key()));
            case DATASET ->
                run.data().inputs().stream()
                        .map(input -> Literal.of(part(input, field.key())))
                        .toList();
        };
    }

    private List<Literal> attribute(String key) {
        RunInfo info = run.info();
        return switch (key) {
            case "run_id" -> List.of(Literal.of(info.id()));
            case "run_name" -> List.of(Literal.of(info.name()));
            case "experiment_id" -> List.of(Literal.of(info.experimentId()));
            case "status" -> List.of(Literal.of(info.status().name()));
            case "start_time" -> List.of(Literal.of((double) info.startedAt().toEpochMilli()));
            case "end_time" ->
                info.endedAt().map(end -> Literal.of((double) end.toEpochMilli())).stream()
                        .toList();
            case "user_id" -> text(run.tag(USER_TAG));
            default -> List.of();
        };
    }

    private static String part(DatasetInput input, String key) {
        return switch (key) {
            case "context" -> input.context();
            case "digest" -> input.dataset().digest();
            default -> input.dataset().name();
        };
    }

    private static List<Literal> text(Optional<String> value) {
        return value.map(Literal::of).stream().toList();
    }
}
