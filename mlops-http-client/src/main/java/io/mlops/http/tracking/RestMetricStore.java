package io.mlops.http.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.error.Quoted;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.http.wire.ApiRequest;
import io.mlops.http.wire.Endpoint;
import io.mlops.http.wire.Json;
import io.mlops.http.wire.RefusedException;
import io.mlops.http.wire.Transport;
import io.mlops.page.PageRequest;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.MetricStore;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricBucket;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Metric points over REST. Thread-safe. */
public final class RestMetricStore implements MetricStore {
    private static final int PAGE = 25_000;

    private final Transport transport;
    private final Runs runs;
    private final Map<String, Long> sequences = new ConcurrentHashMap<>();
    private final RecentSeries recent = new RecentSeries();

    /**
     * Makes it.
     *
     * @param transport asks the server
     */
    public RestMetricStore(Transport transport) {
        this.transport = transport;
        this.runs = new Runs(transport);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Sequences are known as long as the backend is open; behind that, a repeat of the same points adds none. Points of several runs, or more than one request holds, are
     * sent one request after the other: where one of them fails, those before it are written.
     */
    @Override
    public void append(String writerId, long sequence, List<MetricBatch> batches) {
        transport.requireOpen();
        if (sequence <= sequences.getOrDefault(writerId, 0L)) {
            return;
        }
        batches.forEach(batch -> requirePlain(batch.series()));
        Map<String, List<MetricBatch>> byRun = new LinkedHashMap<>();
        batches.forEach(batch ->
                byRun.computeIfAbsent(batch.runId(), run -> new ArrayList<>()).add(batch));
        Map<String, List<byte[]>> bodies = new LinkedHashMap<>();
        byRun.forEach((run, ofRun) -> bodies.put(run, MetricBodies.of(run, ofRun)));
        if (bodies.size() > 1) {
            bodies.keySet().forEach(runs::active);
        }
        try {
            bodies.forEach((run, ofRun) -> ofRun.forEach(body -> send(run, body)));
        } finally {
            bodies.keySet().forEach(recent::forgetRun);
        }
        sequences.merge(writerId, sequence, Math::max);
    }

    private void send(String runId, byte[] body) {
        if (!Ids.isRun(runId)) {
            throw Runs.missing(runId);
        }
        try {
            transport.call(ApiRequest.of(Endpoint.RUN_LOG_BATCH, body));
        } catch (RefusedException e) {
            throw runs.reason(e, runId, Map.of());
        }
    }

    private static boolean isPlain(MetricSeries series) {
        return series.modelId().isEmpty() && series.dataset().isEmpty();
    }

    private static void requirePlain(MetricSeries series) {
        if (!isPlain(series)) {
            throw new UnsupportedCapabilityException(
                    "MLflow's REST API gives no history of a series by model or dataset"
                            + " (SERIES_DIMENSIONS), so metric " + Quoted.of(series.key())
                            + " was not written; put the model or dataset into the key");
        }
    }

    @Override
    public List<Metric> latest(String runId) {
        return RunJson.metrics(runs.get(runId));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Pages behind a first one may show what others have written since only after a minute; what this backend has written they show at once.
     */
    @Override
    public MetricPage history(String runId, MetricSeries series, StepRange range, PageRequest page) {
        transport.requireOpen();
        RecentSeries.Name name = new RecentSeries.Name(runId, series.key());
        boolean isPlain = isPlain(series);
        Optional<SeriesPoints> kept = isPlain && page.pageToken().isPresent() ? recent.find(name) : Optional.empty();
        long writes = recent.writes();
        SeriesPoints points = kept.orElseGet(() -> points(runId, series));
        MetricPage shown = points.page(range, page);
        if (shown.nextPageToken().isEmpty()) {
            recent.forget(name);
        } else if (kept.isEmpty()) {
            recent.keep(name, points, writes);
        }
        return shown;
    }

    @Override
    public List<MetricBucket> downsample(String runId, MetricSeries series, StepRange range, int buckets) {
        transport.requireOpen();
        return points(runId, series).buckets(range, buckets);
    }

    private SeriesPoints points(String runId, MetricSeries series) {
        if (!isPlain(series)) {
            runs.get(runId);
            return SeriesPoints.NONE;
        }
        if (!Ids.isRun(runId)) {
            throw Runs.missing(runId);
        }
        SeriesRows rows = new SeriesRows();
        Optional<String> token = Optional.empty();
        do {
            ApiRequest request = ApiRequest.of(Endpoint.METRIC_HISTORY)
                    .query("run_id", runId)
                    .query("metric_key", series.key())
                    .query("max_results", Integer.toString(PAGE));
            JsonNode answer = transport.call(
                    token.map(text -> request.query("page_token", text)).orElse(request));
            answer.path("metrics").forEach(rows::add);
            token = Json.nonEmpty(answer, "next_page_token");
        } while (token.isPresent());
        if (rows.isEmpty()) {
            // The server answers for a run that does not exist as for a series that has no points.
            runs.get(runId);
        }
        return rows.inOrder();
    }
}
