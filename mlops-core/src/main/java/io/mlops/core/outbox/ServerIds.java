package io.mlops.core.outbox;

import io.mlops.core.outbox.journal.Identities;
import io.mlops.core.outbox.journal.Journal;
import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.RunBatch;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.MetricSeries;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Says the same with the ids of the server. Thread-safe. */
final class ServerIds {
    static final String PARENT_RUN = "mlflow.parentRunId";

    private final Identities ids;
    private final ServerExperiments experiments;
    private final Journal journal;

    ServerIds(Identities ids, ServerExperiments experiments, Journal journal) {
        this.ids = ids;
        this.experiments = experiments;
        this.journal = journal;
    }

    /**
     * Returns the server's id of a run.
     *
     * @throws ConflictException if the server has refused to create it
     */
    String run(String id) {
        return ids.server(Identities.Kind.RUN, id).orElseThrow(() -> missing(id));
    }

    private RuntimeException missing(String id) {
        return journal.refusalOf(id)
                .<RuntimeException>map(reason -> new ConflictException(
                        "Run " + id + " was not created on the server, which has said: " + reason))
                .orElseGet(() -> new NotFoundException("Run " + Quoted.of(id) + " was never sent to the server"));
    }

    /**
     * Returns a change with the ids of the server.
     *
     * @param at when it was made here
     */
    Write write(Write write, Instant at) {
        return switch (write.part()) {
            case EXPERIMENT -> experiment((ExperimentWrite) write, at);
            case RUN -> run((RunWrite) write);
            case TAG -> tag((TagWrite) write, at);
            case METRIC, REGISTRY, RECORD -> throw new IllegalArgumentException("an outbox takes no " + write.part());
        };
    }

    private Write experiment(ExperimentWrite write, Instant at) {
        if (write instanceof ExperimentWrite.Rename rename) {
            return new ExperimentWrite.Rename(experiments.onServer(rename.experimentId(), at), rename.name());
        }
        if (write instanceof ExperimentWrite.SetStage set) {
            return new ExperimentWrite.SetStage(experiments.onServer(set.experimentId(), at), set.stage());
        }
        return write;
    }

    private Write run(RunWrite write) {
        if (write instanceof RunWrite.SetStatus set) {
            return new RunWrite.SetStatus(run(set.runId()), set.status(), set.endedAt());
        }
        if (write instanceof RunWrite.SetStage set) {
            return new RunWrite.SetStage(run(set.runId()), set.stage());
        }
        return write;
    }

    private Write tag(TagWrite write, Instant at) {
        TagWrite.Target target = write.target();
        boolean isRun = target.kind() == TagWrite.Kind.RUN;
        String id = isRun ? run(target.id()) : experiments.onServer(target.id(), at);
        return new TagWrite(
                new TagWrite.Target(target.kind(), id, 0),
                write.key(),
                write.value().map(value -> value(write.key(), value)));
    }

    /** Returns tags of which that of the parent names it as the server does, so that its pages show the one below the other. */
    Map<String, String> tags(Map<String, String> tags) {
        Map<String, String> translated = new HashMap<>();
        tags.forEach((key, value) -> translated.put(key, value(key, value)));
        return translated;
    }

    private String value(String key, String value) {
        return key.equals(PARENT_RUN) ? ids.server(Identities.Kind.RUN, value).orElse(value) : value;
    }

    RunBatch batch(RunBatch batch) {
        return new RunBatch(
                run(batch.runId()), batch.params(), tags(batch.tags()), batch.removedTags(), batch.inputs());
    }

    LoggedModel model(LoggedModel model) {
        return new LoggedModel(
                model.id(), run(model.runId()), model.path(), model.digest(), model.signature(), model.loggedAt());
    }

    MetricBatch points(MetricBatch batch) {
        MetricSeries series = batch.series();
        Optional<String> model =
                series.modelId().map(id -> ids.server(Identities.Kind.MODEL, id).orElse(id));
        return new MetricBatch(
                run(batch.runId()), new MetricSeries(series.key(), model, series.dataset()), batch.points());
    }
}
