package io.mlops.core.outbox;

import io.mlops.core.outbox.journal.Draft;
import io.mlops.core.outbox.journal.Identities;
import io.mlops.core.outbox.work.Work;
import io.mlops.page.Page;
import io.mlops.search.SearchQuery;
import io.mlops.spi.InterruptedRun;
import io.mlops.spi.RunBatch;
import io.mlops.spi.RunStore;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunData;
import io.mlops.tracking.RunInfo;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Experiments and runs: own runs are read and written here, searches and other people's runs are the server's. Thread-safe. */
final class OutboxRuns implements RunStore {
    private final LocalStore local;
    private final RunStore server;
    private final Identities ids;
    private final ServerExperiments experiments;
    private final ServerReads reads;

    OutboxRuns(LocalStore local, RunStore server, Delivery.ServerParts parts, ServerReads reads) {
        this.local = local;
        this.server = server;
        this.ids = parts.ids();
        this.experiments = parts.experiments();
        this.reads = reads;
    }

    @Override
    public Optional<Experiment> findExperiment(String id) {
        return local.runs().findExperiment(id);
    }

    /** Asks the server for what is not known here, but not for long: a job starts in a new experiment also while nobody answers. */
    @Override
    public Optional<Experiment> findExperimentByName(String name) {
        Optional<Experiment> here = local.runs().findExperimentByName(name);
        if (here.isPresent() || !experiments.areNamesSettled()) {
            return here;
        }
        return reads.quickly(() -> server.findExperimentByName(name)).map(experiments::named);
    }

    @Override
    public Page<Experiment> searchExperiments(SearchQuery query) {
        reads.awaitOwnWrites();
        Page<Experiment> page = server.searchExperiments(query);
        return new Page<>(page.items().stream().map(experiments::here).toList(), page.nextPageToken());
    }

    @Override
    public Optional<Run> findRun(String runId) {
        Optional<String> own = ids.ownRun(runId);
        return own.isPresent()
                ? local.runs().findRun(own.get())
                : server.findRun(runId).map(this::withIdsOfThisSide);
    }

    @Override
    public Page<Run> searchRuns(List<String> experimentIds, SearchQuery query) {
        reads.awaitOwnWrites();
        List<String> there = experimentIds.stream()
                .map(id -> ids.server(Identities.Kind.EXPERIMENT, id))
                .flatMap(Optional::stream)
                .toList();
        if (there.isEmpty() && !experimentIds.isEmpty()) {
            return Page.last(List.of());
        }
        Page<Run> page = server.searchRuns(there, query);
        return new Page<>(page.items().stream().map(this::withIdsOfThisSide).toList(), page.nextPageToken());
    }

    private Run withIdsOfThisSide(Run run) {
        RunInfo info = run.info();
        RunData data = run.data();
        RunInfo here = new RunInfo(
                ids.local(Identities.Kind.RUN, info.id()).orElse(info.id()),
                experiments.here(info.experimentId()),
                info.name(),
                info.status(),
                info.stage(),
                info.startedAt(),
                info.endedAt());
        List<LoggedModel> models =
                data.models().stream().map(this::withIdsOfThisSide).toList();
        return new Run(here, new RunData(data.params(), tags(data.tags()), data.metrics(), data.inputs(), models));
    }

    private Map<String, String> tags(Map<String, String> tags) {
        Map<String, String> shown = new HashMap<>(tags);
        shown.remove(RunCreation.TAG);
        shown.computeIfPresent(
                ServerIds.PARENT_RUN,
                (key, parent) -> ids.local(Identities.Kind.RUN, parent).orElse(parent));
        return shown;
    }

    /** A model of an own run is as it was logged here, so that it can be registered. */
    private LoggedModel withIdsOfThisSide(LoggedModel model) {
        return ids.local(Identities.Kind.MODEL, model.id())
                .flatMap(id -> local.runs().findModel(id))
                .orElse(model);
    }

    @Override
    public void logBatch(RunBatch batch) {
        Optional<String> own = ids.ownRun(batch.runId());
        if (own.isEmpty()) {
            server.logBatch(batch);
            return;
        }
        RunBatch here = new RunBatch(own.get(), batch.params(), batch.tags(), batch.removedTags(), batch.inputs());
        local.write(Draft.one(own.get(), new Work.Batch(here)), store -> {
            store.runs().orElseThrow().logBatch(here);
            return store;
        });
    }

    @Override
    public LoggedModel logModel(LoggedModel model) {
        Optional<String> own = ids.ownRun(model.runId());
        if (own.isEmpty()) {
            return server.logModel(model);
        }
        LoggedModel here = new LoggedModel(
                model.id(), own.get(), model.path(), model.digest(), model.signature(), model.loggedAt());
        return local.write(
                Draft.one(own.get(), new Work.Model(here)),
                store -> store.runs().orElseThrow().logModel(here));
    }

    @Override
    public Optional<LoggedModel> findModel(String modelId) {
        return local.runs().findModel(modelId).or(() -> server.findModel(modelId));
    }

    @Override
    public List<InterruptedRun> interrupted() {
        return local.runs().interrupted();
    }

    @Override
    public List<String> purge(Instant olderThan) {
        throw OutboxBackend.noPurge();
    }
}
