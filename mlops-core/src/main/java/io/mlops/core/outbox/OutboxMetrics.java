package io.mlops.core.outbox;

import io.mlops.core.outbox.journal.Draft;
import io.mlops.core.outbox.journal.Identities;
import io.mlops.core.outbox.work.PointSlices;
import io.mlops.core.outbox.work.Work;
import io.mlops.error.Quoted;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.page.PageRequest;
import io.mlops.spi.Backend;
import io.mlops.spi.Capability;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.MetricStore;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricBucket;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Points: those of own runs are kept here and noted for the server, those of any other run are the server's alone. Thread-safe. */
final class OutboxMetrics implements MetricStore {
    /** The points of one entry: large enough for whole requests, small enough to be sent again. */
    private static final int MOST_POINTS = 10_000;

    private final LocalStore local;
    private final Backend server;
    private final Identities ids;

    OutboxMetrics(LocalStore local, Backend server, Identities ids) {
        this.local = local;
        this.server = server;
        this.ids = ids;
    }

    /** The points of other people's runs go first, as the server may refuse them. */
    @Override
    public void append(String writerId, long sequence, List<MetricBatch> batches) {
        List<MetricBatch> own = new ArrayList<>();
        List<MetricBatch> foreign = new ArrayList<>();
        for (MetricBatch batch : batches) {
            Optional<String> id = ids.ownRun(batch.runId());
            if (id.isPresent()) {
                requireSupported(batch.series());
                own.add(
                        id.get().equals(batch.runId())
                                ? batch
                                : new MetricBatch(id.get(), batch.series(), batch.points()));
            } else {
                foreign.add(batch);
            }
        }
        if (!foreign.isEmpty()) {
            remote().append(writerId, sequence, foreign);
        }
        if (!own.isEmpty()) {
            List<Draft> drafts = new ArrayList<>();
            PointSlices.byRun(own, MOST_POINTS)
                    .forEach(
                            (run, lists) -> lists.forEach(list -> drafts.add(Draft.ofRun(run, new Work.Points(list)))));
            local.write(drafts, store -> {
                store.metrics().orElseThrow().append(writerId, sequence, own);
                return store;
            });
        }
    }

    private void requireSupported(MetricSeries series) {
        boolean isPlain = series.modelId().isEmpty() && series.dataset().isEmpty();
        if (!isPlain && !server.capabilities().contains(Capability.SERIES_DIMENSIONS)) {
            throw new UnsupportedCapabilityException("The server at " + server.location()
                    + " tells no series by model or dataset (SERIES_DIMENSIONS), so metric " + Quoted.of(series.key())
                    + " was not written; put the model or dataset into the key");
        }
    }

    @Override
    public List<Metric> latest(String runId) {
        return in(runId).latest(here(runId));
    }

    @Override
    public MetricPage history(String runId, MetricSeries series, StepRange range, PageRequest page) {
        return in(runId).history(here(runId), series, range, page);
    }

    @Override
    public List<MetricBucket> downsample(String runId, MetricSeries series, StepRange range, int buckets) {
        return in(runId).downsample(here(runId), series, range, buckets);
    }

    private MetricStore in(String runId) {
        return ids.ownRun(runId).isPresent() ? local.plain().metrics().orElseThrow() : remote();
    }

    private String here(String runId) {
        return ids.ownRun(runId).orElse(runId);
    }

    private MetricStore remote() {
        return server.metrics().orElseThrow();
    }
}
