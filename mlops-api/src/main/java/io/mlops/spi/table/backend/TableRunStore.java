package io.mlops.spi.table.backend;

import io.mlops.error.ConflictException;
import io.mlops.error.Quoted;
import io.mlops.page.Page;
import io.mlops.search.LifecycleView;
import io.mlops.search.SearchQuery;
import io.mlops.spi.RunBatch;
import io.mlops.spi.RunStore;
import io.mlops.spi.listing.Listings;
import io.mlops.spi.table.Tables;
import io.mlops.tracking.DatasetInput;
import io.mlops.tracking.DatasetRef;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Experiments, runs and logged models in tables. Thread-safe. */
final class TableRunStore implements RunStore {
    private final Tables store;
    private final RunTables tables;
    private final TableMetricStore metrics;
    private final RunPurge purge;

    TableRunStore(Tables store, RunTables tables, TableMetricStore metrics, RunPurge purge) {
        this.store = store;
        this.tables = tables;
        this.metrics = metrics;
        this.purge = purge;
    }

    @Override
    public Optional<Experiment> findExperiment(String id) {
        return store.read(() -> tables.experiments.find(id));
    }

    @Override
    public Optional<Experiment> findExperimentByName(String name) {
        return store.read(() -> tables.findExperimentByName(name));
    }

    @Override
    public Page<Experiment> searchExperiments(SearchQuery query) {
        return store.read(() -> Listings.EXPERIMENTS.page(
                tables.experiments
                        .all()
                        .filter(experiment -> isSeen(query.view(), experiment.stage()))
                        .toList(),
                query));
    }

    @Override
    public Optional<Run> findRun(String runId) {
        return store.read(() -> tables.runs.find(runId).map(this::toRun));
    }

    @Override
    public Page<Run> searchRuns(List<String> experimentIds, SearchQuery query) {
        Set<String> wanted = Set.copyOf(experimentIds);
        return store.read(() -> Listings.RUNS.page(
                tables.runs
                        .all()
                        .filter(run -> isSeen(query.view(), run.info().stage()))
                        .filter(run ->
                                wanted.isEmpty() || wanted.contains(run.info().experimentId()))
                        .map(this::toRun)
                        .toList(),
                query));
    }

    private Run toRun(StoredRun run) {
        return run.toRun(metrics.latestOf(run.info().id()));
    }

    private static boolean isSeen(LifecycleView view, LifecycleStage stage) {
        return switch (view) {
            case ALL -> true;
            case ACTIVE_ONLY -> stage == LifecycleStage.ACTIVE;
            case DELETED_ONLY -> stage == LifecycleStage.DELETED;
        };
    }

    @Override
    public void logBatch(RunBatch batch) {
        store.change(() -> {
            StoredRun run = tables.activeRun(batch.runId());
            RunData old = run.data();
            RunData data = new RunData(
                    withParams(batch, old.params()),
                    withTags(batch, old.tags()),
                    List.of(),
                    withInputs(batch, old.inputs()),
                    old.models());
            tables.runs.put(batch.runId(), run.withData(data));
            return data;
        });
    }

    private static Map<String, String> withParams(RunBatch batch, Map<String, String> old) {
        Map<String, String> params = new HashMap<>(old);
        batch.params().forEach((key, value) -> {
            String before = params.putIfAbsent(key, value);
            if (before != null && !before.equals(value)) {
                throw new ConflictException("Param " + Quoted.of(key) + " of run " + batch.runId() + " is "
                        + Quoted.of(before) + " and is written once, so that it cannot become " + Quoted.of(value)
                        + "; log it under another key, or set a tag");
            }
        });
        return params;
    }

    private static Map<String, String> withTags(RunBatch batch, Map<String, String> old) {
        Map<String, String> tags = new HashMap<>(old);
        tags.putAll(batch.tags());
        tags.keySet().removeAll(batch.removedTags());
        return tags;
    }

    private static List<DatasetInput> withInputs(RunBatch batch, List<DatasetInput> old) {
        Map<InputKey, DatasetInput> inputs = new LinkedHashMap<>();
        old.forEach(input -> inputs.put(InputKey.of(input), input));
        batch.inputs().forEach(input -> inputs.putIfAbsent(InputKey.of(input), input));
        return List.copyOf(inputs.values());
    }

    @Override
    public LoggedModel logModel(LoggedModel model) {
        return store.change(() -> {
            StoredRun run = tables.activeRun(model.runId());
            Optional<LoggedModel> known = tables.models.find(model.id());
            if (known.isPresent()) {
                return known.get();
            }
            RunData old = run.data();
            List<LoggedModel> models = new ArrayList<>(old.models());
            models.add(model);
            tables.models.put(model.id(), model);
            tables.runs.put(
                    model.runId(),
                    run.withData(new RunData(old.params(), old.tags(), List.of(), old.inputs(), models)));
            return model;
        });
    }

    @Override
    public Optional<LoggedModel> findModel(String modelId) {
        return store.read(() -> tables.models.find(modelId));
    }

    @Override
    public List<String> purge(Instant olderThan) {
        return store.change(() -> purge.before(olderThan));
    }

    /** What makes two inputs of a run the same. */
    private record InputKey(DatasetRef dataset, String context) {
        static InputKey of(DatasetInput input) {
            DatasetRef dataset =
                    new DatasetRef(input.dataset().name(), input.dataset().digest());
            return new InputKey(dataset, input.context());
        }
    }
}
