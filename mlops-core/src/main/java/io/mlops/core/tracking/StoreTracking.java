package io.mlops.core.tracking;

import io.mlops.core.action.Change;
import io.mlops.core.check.Ids;
import io.mlops.core.check.Keys;
import io.mlops.core.check.SearchRules;
import io.mlops.core.check.TagFields;
import io.mlops.core.check.Values;
import io.mlops.core.metric.WholeHistory;
import io.mlops.error.InvalidInputException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Violation;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.Resource;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.search.SearchQuery;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.MetricBucket;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunSpec;
import io.mlops.tracking.RunWork;
import io.mlops.tracking.StepRange;
import io.mlops.tracking.Tracking;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tracking as one principal sees it. Thread-safe. */
final class StoreTracking implements Tracking {
    private static final int MAX_BUCKETS = 100_000;

    private final RunContext context;
    private final Experiments experiments;
    private final RunStarts starts;

    StoreTracking(RunContext context, Experiments experiments, RunStarts starts) {
        this.context = context;
        this.experiments = experiments;
        this.starts = starts;
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T run(RunSpec spec, RunWork<T, X> work) throws X {
        ActiveRun run = starts.start(spec);
        try {
            T result = work.in(run);
            run.finish();
            return result;
        } catch (Throwable thrown) {
            try {
                run.fail(thrown);
            } catch (RuntimeException e) {
                if (e != thrown) {
                    thrown.addSuppressed(e);
                }
            }
            throw thrown;
        }
    }

    @Override
    public ActiveRun startRun(RunSpec spec) {
        return starts.start(spec);
    }

    @Override
    public ActiveRun resumeRun(String runId) {
        return starts.resume(runId);
    }

    @Override
    public Optional<Run> findRun(String runId) {
        Ids.run(runId);
        endInterrupted();
        return context.stores().runs().findRun(runId);
    }

    @Override
    public Run getRun(String runId) {
        return required(findRun(runId), runId);
    }

    private static Run required(Optional<Run> found, String runId) {
        return found.orElseThrow(() -> new NotFoundException("There is no run " + runId));
    }

    @Override
    public Page<Run> searchRuns(List<String> experimentNames, SearchQuery query) {
        SearchRules.RUNS.check(query);
        endInterrupted();
        List<String> ids =
                experimentNames.stream().map(name -> experiments.get(name).id()).toList();
        return context.stores().runs().searchRuns(ids, query);
    }

    @Override
    public void setRunTag(String runId, String key, String value) {
        Values.tag(key, value);
        tag(runId, key, Optional.of(value));
    }

    @Override
    public void deleteRunTag(String runId, String key) {
        tag(runId, Keys.tag(key), Optional.empty());
    }

    @Override
    public void deleteRun(String runId) {
        stage(ActionType.RUN_DELETE, runId, LifecycleStage.DELETED);
    }

    @Override
    public void restoreRun(String runId) {
        stage(ActionType.RUN_RESTORE, runId, LifecycleStage.ACTIVE);
    }

    @Override
    public MetricPage history(String runId, MetricSeries series, StepRange range, PageRequest page) {
        return context.stores().metrics().history(Ids.run(runId), Keys.series(series), range, page);
    }

    @Override
    public MetricPoints history(String runId, String key) {
        return new WholeHistory(context.stores().metrics(), Ids.run(runId), Keys.series(MetricSeries.of(key))).read();
    }

    @Override
    public List<MetricBucket> downsample(String runId, MetricSeries series, StepRange range, int buckets) {
        if (buckets < 1 || buckets > MAX_BUCKETS) {
            throw new InvalidInputException(new Violation(
                    "buckets",
                    "must be from 1 to " + MAX_BUCKETS,
                    Integer.toString(MAX_BUCKETS),
                    Integer.toString(buckets),
                    ""));
        }
        return context.stores().metrics().downsample(Ids.run(runId), Keys.series(series), range, buckets);
    }

    @Override
    public Experiment createExperiment(String name) {
        return experiments.create(name);
    }

    @Override
    public Optional<Experiment> findExperiment(String name) {
        return experiments.find(name);
    }

    @Override
    public Experiment getExperiment(String name) {
        return experiments.get(name);
    }

    @Override
    public Page<Experiment> searchExperiments(SearchQuery query) {
        return experiments.search(query);
    }

    @Override
    public void renameExperiment(String name, String newName) {
        experiments.rename(name, newName);
    }

    @Override
    public void setExperimentTag(String name, String key, String value) {
        experiments.tag(name, key, Optional.of(value));
    }

    @Override
    public void deleteExperimentTag(String name, String key) {
        experiments.tag(name, key, Optional.empty());
    }

    @Override
    public void deleteExperiment(String name) {
        experiments.delete(name);
    }

    @Override
    public void restoreExperiment(String name) {
        experiments.restore(name);
    }

    private void endInterrupted() {
        context.sweep().sweepIfDue(context.acting().actions(), context.acting().clock());
    }

    private void tag(String runId, String key, Optional<String> value) {
        Write write = new TagWrite(new TagWrite.Target(TagWrite.Kind.RUN, Ids.run(runId), 0), key, value);
        change(
                found -> action(ActionType.RUN_TAG, found, TagFields.of(key, found.tag(key)), TagFields.of(key, value)),
                write,
                runId);
    }

    private void stage(ActionType type, String runId, LifecycleStage stage) {
        change(
                found -> action(
                        type, found, Map.of("stage", found.info().stage().name()), Map.of("stage", stage.name())),
                new RunWrite.SetStage(Ids.run(runId), stage),
                runId);
    }

    private Action action(ActionType type, Run run, Map<String, String> before, Map<String, String> after) {
        return context.acting().action(type, Resource.of(Resource.Type.RUN, run.id()), before, after);
    }

    private void change(Function<Run, Action> action, Write write, String runId) {
        context.stores().requireOpen();
        context.acting()
                .perform(() ->
                        Change.of(action.apply(required(context.stores().runs().findRun(runId), runId)), write));
    }
}
