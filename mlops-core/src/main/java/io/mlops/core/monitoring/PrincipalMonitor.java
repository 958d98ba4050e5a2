package io.mlops.core.monitoring;

import io.mlops.core.action.Acting;
import io.mlops.core.check.Waits;
import io.mlops.data.Row;
import io.mlops.monitoring.ModelHealth;
import io.mlops.monitoring.ModelMonitor;
import io.mlops.monitoring.MonitorSpec;
import io.mlops.monitoring.ObservationCounts;
import io.mlops.monitoring.Window;
import io.mlops.monitoring.WindowReport;
import io.mlops.registry.ModelVersion;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A monitor for what one principal does. Thread-safe. */
final class PrincipalMonitor implements ModelMonitor {
    private static final Duration BEFORE_CHECK = Duration.ofSeconds(10);

    private final MonitoringEngine engine;
    private final MonitoringEngine.Monitored monitored;
    private final Acting acting;

    PrincipalMonitor(MonitoringEngine engine, MonitoringEngine.Monitored monitored, Acting acting) {
        this.engine = engine;
        this.monitored = monitored;
        this.acting = acting;
    }

    @Override
    public MonitorSpec spec() {
        return monitored.checker().spec();
    }

    @Override
    public Row newRow() {
        return Row.of(spec().schema());
    }

    /** Nothing of ours may reach the scoring path as an exception, our own errors included; what cannot be taken is counted. */
    @Override
    public void observe(ModelVersion version, String predictionId, Row row, double prediction, long latencyNanos) {
        try {
            if (monitored.feed().take(version.version(), predictionId, row, prediction, latencyNanos)) {
                engine.hurry();
            }
        } catch (RuntimeException e) {
            monitored.feed().countDropped();
        }
    }

    @Override
    public ModelHealth check() {
        flush(BEFORE_CHECK);
        return monitored.checker().check(acting);
    }

    @Override
    public List<WindowReport> reports(Window span) {
        return Stream.of(Reports.Sort.values())
                .flatMap(sort -> monitored.checker().reports(sort).stream())
                .filter(report -> span.contains(report.window().from()))
                .sorted(Comparator.comparing(report -> report.window().from()))
                .toList();
    }

    @Override
    public ObservationCounts flush(Duration timeout) {
        engine.hurry();
        try {
            return monitored.feed().await(Waits.nanos(timeout));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return counts();
        }
    }

    @Override
    public ObservationCounts counts() {
        return monitored.feed().counts();
    }
}
