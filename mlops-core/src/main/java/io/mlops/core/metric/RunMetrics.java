package io.mlops.core.metric;

import io.mlops.core.check.Ids;
import io.mlops.core.check.Keys;
import io.mlops.core.check.Values;
import io.mlops.error.ConflictException;
import io.mlops.error.InvalidInputException;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.MetricWriter;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The metric side of one open run: its series, whether a write of it failed, and how many of its points became what. Thread-safe. */
public final class RunMetrics {
    private final String runId;
    private final MetricPipeline pipeline;
    private final Runnable permit;
    private final ConcurrentMap<String, SeriesBuffer> byKey = new ConcurrentHashMap<>();
    private final ConcurrentMap<MetricSeries, SeriesBuffer> bySeries = new ConcurrentHashMap<>();
    private volatile @Nullable RuntimeException failure;
    private boolean sealed;

    /**
     * @param permit asked before each write whether the run may go on; throws if not
     */
    RunMetrics(String runId, MetricPipeline pipeline, Runnable permit) {
        this.runId = runId;
        this.pipeline = pipeline;
        this.permit = permit;
    }

    /**
     * Returns the writer of the series that has the key and nothing else; checks the key, and allocates, only the first time.
     *
     * @param key the metric's key
     * @throws InvalidInputException if it breaks its rule
     */
    public MetricWriter series(String key) {
        SeriesBuffer known = byKey.get(key);
        return known == null ? open(MetricSeries.of(key)) : known;
    }

    /**
     * Returns the writer of a series.
     *
     * @param series which series
     * @throws InvalidInputException if a name in it breaks its rule
     */
    public MetricWriter open(MetricSeries series) {
        SeriesBuffer known = bySeries.get(series);
        if (known != null) {
            return known;
        }
        Keys.metric(series.key());
        series.modelId().ifPresent(Ids::loggedModel);
        series.dataset().ifPresent(dataset -> Values.dataset(dataset.name(), dataset.digest()));
        synchronized (this) {
            if (sealed) {
                throw ended();
            }
            SeriesBuffer opened = bySeries.computeIfAbsent(series, s -> new SeriesBuffer(this, s));
            if (series.equals(MetricSeries.of(series.key()))) {
                byKey.put(series.key(), opened);
            }
            return opened;
        }
    }

    /** Accepts no more points; after this returns, all that were accepted are on the list of dirty series. */
    public void seal() {
        synchronized (this) {
            sealed = true;
        }
        bySeries.values().forEach(SeriesBuffer::seal);
    }

    /** Throws the failure of a write of this run, if one failed. */
    public void requireHealthy() {
        RuntimeException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    /** Throws if the policy has changed and no longer lets the run go on. */
    void requirePermit() {
        permit.run();
    }

    void fail(RuntimeException cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    /** Returns the failure of a write of this run, or null. */
    public @Nullable RuntimeException failure() {
        return failure;
    }

    /** Returns how many points were accepted. */
    public long acceptedPoints() {
        return bySeries.values().stream()
                .mapToLong(SeriesBuffer::acceptedPoints)
                .sum();
    }

    void giveBackIdleSpace() {
        bySeries.values().forEach(SeriesBuffer::giveBackIfIdle);
    }

    ConflictException ended() {
        return new ConflictException(
                "Run " + runId + " has ended and takes no more points; resume it with tracking().resumeRun");
    }

    String runId() {
        return runId;
    }

    MetricPipeline pipeline() {
        return pipeline;
    }

    Clock clock() {
        return pipeline.clock();
    }
}
