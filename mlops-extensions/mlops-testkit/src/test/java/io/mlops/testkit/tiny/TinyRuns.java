package io.mlops.testkit.tiny;

import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.page.Page;
import io.mlops.search.LifecycleView;
import io.mlops.search.SearchQuery;
import io.mlops.spi.RunBatch;
import io.mlops.spi.RunStore;
import io.mlops.testkit.tiny.TinyState.Row;
import io.mlops.tracking.DatasetInput;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Experiments, runs and logged models. */
final class TinyRuns implements RunStore {
    private final TinyBackend backend;

    TinyRuns(TinyBackend backend) {
        this.backend = backend;
    }

    static Row run(TinyState state, String id) {
        return Optional.ofNullable(state.runs.get(id)).orElseThrow(() -> new NotFoundException("no run " + id));
    }

    static Row activeRun(TinyState state, String id) {
        Row row = run(state, id);
        if (row.deletedAt().isPresent()) {
            throw new ConflictException("run " + id + " is deleted");
        }
        return row;
    }

    @Override
    public Optional<Experiment> findExperiment(String id) {
        return backend.read(state -> Optional.ofNullable(state.experiments.get(id)));
    }

    @Override
    public Optional<Experiment> findExperimentByName(String name) {
        return backend.read(state -> state.experiments.values().stream()
                .filter(experiment -> experiment.name().equals(name))
                .findFirst());
    }

    @Override
    public Page<Experiment> searchExperiments(SearchQuery query) {
        return backend.read(state -> TinySearch.EXPERIMENTS.page(
                state.experiments.values().stream()
                        .filter(experiment -> isSeen(query.view(), experiment.stage()))
                        .toList(),
                query));
    }

    @Override
    public Optional<Run> findRun(String runId) {
        return backend.read(state -> Optional.ofNullable(state.runs.get(runId)).map(row -> toRun(state, row)));
    }

    @Override
    public Page<Run> searchRuns(List<String> experimentIds, SearchQuery query) {
        return backend.read(state -> TinySearch.RUNS.page(
                state.runs.values().stream()
                        .filter(row -> isSeen(query.view(), row.info().stage()))
                        .filter(row -> experimentIds.isEmpty()
                                || experimentIds.contains(row.info().experimentId()))
                        .map(row -> toRun(state, row))
                        .toList(),
                query));
    }

    private static Run toRun(TinyState state, Row row) {
        RunData data = row.data();
        return new Run(
                row.info(),
                new RunData(
                        data.params(),
                        data.tags(),
                        TinyMetrics.latest(state, row.info().id()),
                        data.inputs(),
                        data.models()));
    }

    private static boolean isSeen(LifecycleView view, LifecycleStage stage) {
        return view == LifecycleView.ALL || (view == LifecycleView.ACTIVE_ONLY) == (stage == LifecycleStage.ACTIVE);
    }

    @Override
    public void logBatch(RunBatch batch) {
        backend.change(state -> {
            Row row = activeRun(state, batch.runId());
            Map<String, String> params = new HashMap<>(row.data().params());
            batch.params().forEach((key, value) -> {
                if (!value.equals(params.getOrDefault(key, value))) {
                    throw new ConflictException("param " + key + " has another value");
                }
                params.put(key, value);
            });
            Map<String, String> tags = new HashMap<>(row.data().tags());
            tags.putAll(batch.tags());
            tags.keySet().removeAll(batch.removedTags());
            List<DatasetInput> inputs = Stream.concat(row.data().inputs().stream(), batch.inputs().stream())
                    .distinct()
                    .toList();
            RunData data =
                    new RunData(params, tags, List.of(), inputs, row.data().models());
            state.runs.put(batch.runId(), new Row(row.info(), data, row.deletedAt(), false));
            return data;
        });
    }

    @Override
    public LoggedModel logModel(LoggedModel model) {
        return backend.change(state -> {
            Row row = activeRun(state, model.runId());
            LoggedModel known = state.loggedModels.putIfAbsent(model.id(), model);
            if (known != null) {
                return known;
            }
            RunData old = row.data();
            List<LoggedModel> models = new ArrayList<>(old.models());
            models.add(model);
            RunData data = new RunData(old.params(), old.tags(), List.of(), old.inputs(), models);
            state.runs.put(model.runId(), new Row(row.info(), data, row.deletedAt(), false));
            return model;
        });
    }

    @Override
    public Optional<LoggedModel> findModel(String modelId) {
        return backend.read(state -> Optional.ofNullable(state.loggedModels.get(modelId)));
    }

    @Override
    public List<String> purge(Instant olderThan) {
        return backend.change(state -> {
            List<String> gone = state.runs.values().stream()
                    .filter(row ->
                            row.deletedAt().map(at -> at.isBefore(olderThan)).orElse(false))
                    .map(row -> row.info().id())
                    .filter(id -> state.versions.values().stream()
                            .flatMap(numbers -> numbers.values().stream())
                            .noneMatch(version -> version.source().runId().equals(id)))
                    .toList();
            state.runs.keySet().removeAll(gone);
            state.points.keySet().removeAll(gone);
            state.loggedModels.values().removeIf(model -> gone.contains(model.runId()));
            state.experiments
                    .values()
                    .removeIf(experiment -> experiment.stage() == LifecycleStage.DELETED
                            && experiment.updatedAt().isBefore(olderThan)
                            && state.runs.values().stream()
                                    .noneMatch(row -> row.info().experimentId().equals(experiment.id())));
            return gone;
        });
    }
}
