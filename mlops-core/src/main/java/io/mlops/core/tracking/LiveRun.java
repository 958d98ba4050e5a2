package io.mlops.core.tracking;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ContentSource;
import io.mlops.core.action.Permit;
import io.mlops.core.check.Keys;
import io.mlops.core.check.Values;
import io.mlops.core.metric.RunMetrics;
import io.mlops.data.Dataset;
import io.mlops.data.ModelSignature;
import io.mlops.data.Profile;
import io.mlops.spi.RunBatch;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.DatasetInput;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.MetricWriter;
import io.mlops.tracking.RunInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A run in progress: checks what it is given, and hands points to the pipeline and everything else to the stores. Thread-safe. */
final class LiveRun implements ActiveRun {
    private final RunInfo info;
    private final RunContext context;
    private final Permit permit;
    private final RunMetrics metrics;
    private final RunFiles files;
    private final RunEnd end;

    LiveRun(RunInfo info, RunContext context, Permit permit, RunFiles files) {
        this.info = info;
        this.context = context;
        this.permit = permit;
        this.metrics = context.pipeline().open(info.id(), permit::check);
        this.files = files;
        this.end = new RunEnd(this, context, permit, metrics);
    }

    @Override
    public String id() {
        return info.id();
    }

    @Override
    public String experimentId() {
        return info.experimentId();
    }

    @Override
    public void logParam(String key, Object value) {
        logParams(Map.of(key, value));
    }

    @Override
    public void logParams(Map<String, ?> params) {
        Map<String, String> checked = Values.params(params);
        if (!checked.isEmpty()) {
            log(RunBatch.params(id(), checked));
        }
    }

    @Override
    public void logMetric(String key, double value, long step) {
        metrics.series(key).log(value, step);
    }

    @Override
    public void logMetric(String key, double value, long step, Instant timestamp) {
        metrics.series(key).log(value, step, Values.time(timestamp));
    }

    @Override
    public void logMetrics(Map<String, ? extends Number> values, long step) {
        Map<String, Double> checked = new HashMap<>();
        values.forEach((key, value) ->
                checked.put(Keys.metric(key), Objects.requireNonNull(value, key).doubleValue()));
        metrics.logTogether(checked, step, context.acting().clock().millis());
    }

    @Override
    public MetricWriter series(MetricSeries series) {
        return metrics.open(series);
    }

    @Override
    public void setTags(Map<String, String> tags) {
        Map<String, String> checked = Values.tags(tags);
        if (!checked.isEmpty()) {
            log(RunBatch.tags(id(), checked));
        }
    }

    @Override
    public void deleteTag(String key) {
        log(RunBatch.withoutTag(id(), Keys.tag(key)));
    }

    @Override
    public void logInput(Dataset dataset, String input) {
        log(RunBatch.input(id(), new DatasetInput(dataset, Values.context(input))));
    }

    @Override
    public ArtifactInfo logArtifact(String path, ContentSource content) {
        requireWritable();
        return files.write(path, content);
    }

    @Override
    public void logArtifacts(Path fileOrFolder, String path) {
        requireWritable();
        files.writeAll(fileOrFolder, path);
    }

    @Override
    public LoggedModel logModel(String path, Path fileOrFolder, ModelSignature signature) {
        requireWritable();
        return files.writeModel(path, fileOrFolder, signature);
    }

    @Override
    public void logReference(String segment, Profile profile) {
        requireWritable();
        files.writeReference(segment, profile);
    }

    @Override
    public ActiveRun durable() {
        return new DurableRun(this);
    }

    @Override
    public void flush() {
        metrics.requireHealthy();
        context.settle(metrics);
        metrics.requireHealthy();
    }

    @Override
    public void finish() {
        end.finish();
    }

    @Override
    public void fail(Throwable error) {
        end.fail(Objects.requireNonNull(error, "error"));
    }

    @Override
    public void close() {
        end.close();
    }

    /** Ends the run as the instance closes; returns false where its points were not settled in time, and it stays RUNNING. */
    boolean close(Duration timeout) {
        return end.close(timeout);
    }

    RunInfo info() {
        return info;
    }

    private void log(RunBatch batch) {
        requireWritable();
        context.stores().runs().logBatch(batch);
    }

    private void requireWritable() {
        end.requireOpen();
        metrics.requireHealthy();
        permit.check();
    }
}
