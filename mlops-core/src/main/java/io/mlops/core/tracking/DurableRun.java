package io.mlops.core.tracking;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ContentSource;
import io.mlops.data.Dataset;
import io.mlops.data.ModelSignature;
import io.mlops.data.Profile;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.MetricWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** A view of a run whose metric calls return when their points are durable. Thread-safe; callers of many threads share one write. */
final class DurableRun implements ActiveRun {
    private final LiveRun run;

    DurableRun(LiveRun run) {
        this.run = run;
    }

    @Override
    public void logMetric(String key, double value, long step) {
        run.logMetric(key, value, step);
        run.flush();
    }

    @Override
    public void logMetric(String key, double value, long step, Instant timestamp) {
        run.logMetric(key, value, step, timestamp);
        run.flush();
    }

    @Override
    public void logMetrics(Map<String, ? extends Number> values, long step) {
        run.logMetrics(values, step);
        run.flush();
    }

    @Override
    public MetricWriter series(MetricSeries series) {
        MetricWriter writer = run.series(series);
        return new MetricWriter() {
            @Override
            public void log(double value, long step) {
                writer.log(value, step);
                run.flush();
            }

            @Override
            public void log(double value, long step, long timestampMillis) {
                writer.log(value, step, timestampMillis);
                run.flush();
            }
        };
    }

    @Override
    public String id() {
        return run.id();
    }

    @Override
    public String experimentId() {
        return run.experimentId();
    }

    @Override
    public void logParam(String key, Object value) {
        run.logParam(key, value);
    }

    @Override
    public void logParams(Map<String, ?> params) {
        run.logParams(params);
    }

    @Override
    public void setTags(Map<String, String> tags) {
        run.setTags(tags);
    }

    @Override
    public void deleteTag(String key) {
        run.deleteTag(key);
    }

    @Override
    public void logInput(Dataset dataset, String context) {
        run.logInput(dataset, context);
    }

    @Override
    public ArtifactInfo logArtifact(String path, ContentSource content) {
        return run.logArtifact(path, content);
    }

    @Override
    public void logArtifacts(Path fileOrFolder, String path) {
        run.logArtifacts(fileOrFolder, path);
    }

    @Override
    public LoggedModel logModel(String path, Path fileOrFolder, ModelSignature signature) {
        return run.logModel(path, fileOrFolder, signature);
    }

    @Override
    public void logReference(String segment, Profile profile) {
        run.logReference(segment, profile);
    }

    @Override
    public ActiveRun durable() {
        return this;
    }

    @Override
    public void flush() {
        run.flush();
    }

    @Override
    public void finish() {
        run.finish();
    }

    @Override
    public void fail(Throwable error) {
        run.fail(error);
    }

    /** Does nothing: the run is its owner's to close. */
    @Override
    public void close() {}
}
