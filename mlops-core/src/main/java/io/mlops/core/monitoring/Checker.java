package io.mlops.core.monitoring;

import io.mlops.core.action.Acting;
import io.mlops.core.action.Change;
import io.mlops.data.Profile;
import io.mlops.data.Profiler;
import io.mlops.drift.Verdict;
import io.mlops.event.AlertRaised;
import io.mlops.event.MlopsEvent;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.Resource;
import io.mlops.monitoring.Alert;
import io.mlops.monitoring.Finding;
import io.mlops.monitoring.Latency;
import io.mlops.monitoring.ModelHealth;
import io.mlops.monitoring.MonitorSpec;
import io.mlops.monitoring.Performance;
import io.mlops.monitoring.WindowReport;
import io.mlops.spi.RecordStore;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.spi.commit.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** Judges the windows of one monitor that are over, and commits reports, progress and alert together. Thread-safe. */
final class Checker {
    private static final Performance NOT_MEASURED =
            new Performance(0, OptionalDouble.empty(), OptionalDouble.empty(), Verdict.INSUFFICIENT_DATA);

    private final MonitorKey key;
    private final MonitorSpec spec;
    private final RecordStore state;
    private final Reports reports;
    private final WindowCells cells;
    private final ErrorJudge errorJudge;
    private final DriftJudge driftJudge;

    /**
     * Makes a checker.
     *
     * @param key which monitor
     * @param spec what it watches
     * @param stores where things are
     * @param versions what is known of versions
     */
    Checker(MonitorKey key, MonitorSpec spec, MonitorStores stores, VersionFacts versions) {
        this.key = key;
        this.spec = spec;
        this.state = stores.state();
        this.reports = new Reports(stores.state(), key);
        this.cells = new WindowCells(key, spec, stores.logs(), versions);
        this.errorJudge = new ErrorJudge(spec, stores.outcomes(), versions);
        this.driftJudge = new DriftJudge(spec);
    }

    MonitorSpec spec() {
        return spec;
    }

    List<WindowReport> reports(Reports.Sort sort) {
        return reports.all(sort);
    }

    /** What one check has judged for the first time. */
    private record Judged(List<WindowReport> errors, List<WindowReport> drifts, List<RecordWrite> detectors) {}

    synchronized ModelHealth check(Acting acting) {
        Instant now = acting.now();
        ModelHealth[] health = new ModelHealth[1];
        Progress before = Progress.read(state, key);
        cells.advance(before);
        if (hasNothingToSay(now, before)) {
            return health(now, new Judged(List.of(), List.of(), List.of()));
        }
        acting.perform(() -> {
            Progress progress = Progress.read(state, key);
            cells.advance(progress);
            Judged judged = judge(now);
            health[0] = health(now, judged);
            return change(acting, progress, judged, health[0]);
        });
        cells.advance(Progress.read(state, key));
        return health[0];
    }

    private boolean hasNothingToSay(Instant now, Progress progress) {
        boolean isDue = cells.errors().keySet().stream().anyMatch(cell -> isErrorDue(cell, now))
                || cells.inputs().keySet().stream().anyMatch(cell -> isOver(cell, now));
        boolean isSilent = silence(now).isPresent();
        return !isDue && !(isSilent && !progress.isCritical());
    }

    private Judged judge(Instant now) {
        ErrorWatch watch = new ErrorWatch(state, key, spec);
        List<WindowReport> errors = new ArrayList<>();
        cells.errors().forEach((cell, data) -> {
            if (isErrorDue(cell, now)) {
                errors.add(new WindowReport(
                        cell.window(),
                        cell.version(),
                        data.size(),
                        errorJudge.judge(data, cells.version(cell.version()), watch),
                        data.latency(),
                        List.of()));
            }
        });
        List<WindowReport> drifts = new ArrayList<>();
        cells.inputs().forEach((cell, profiler) -> {
            if (isOver(cell, now)) {
                drifts.add(drift(cell, profiler));
            }
        });
        return new Judged(errors, drifts, watch.writes());
    }

    private WindowReport drift(Cell cell, Optional<Profiler> profiler) {
        Optional<Profile> reference = cells.reference(cell);
        if (profiler.isEmpty() || reference.isEmpty()) {
            return new WindowReport(cell.window(), cell.version(), 0, NOT_MEASURED, Latency.NONE, List.of());
        }
        Profile window = profiler.get().profile();
        return new WindowReport(
                cell.window(),
                cell.version(),
                window.rows(),
                NOT_MEASURED,
                Latency.NONE,
                driftJudge.judge(reference.get(), window));
    }

    private boolean isErrorDue(Cell cell, Instant now) {
        return !cell.window().to().plus(spec.outcomeDelay()).isAfter(now);
    }

    private static boolean isOver(Cell cell, Instant now) {
        return !cell.window().to().isAfter(now);
    }

    private ModelHealth health(Instant now, Judged judged) {
        List<WindowReport> errors = joined(reports.all(Reports.Sort.ERROR), judged.errors());
        List<WindowReport> drifts = joined(reports.all(Reports.Sort.DRIFT), judged.drifts());
        List<Finding> findings = new ArrayList<>(new Findings(spec).of(errors, drifts));
        silence(now).ifPresent(findings::add);
        return new ModelHealth(
                key.model(),
                key.environment(),
                now,
                Findings.sorted(findings),
                joined(judged.errors(), judged.drifts()));
    }

    private Optional<Finding> silence(Instant now) {
        return cells.lastPrediction().equals(Instant.EPOCH)
                ? Optional.empty()
                : new Findings(spec).silence(cells.lastPrediction(), now);
    }

    private static List<WindowReport> joined(List<WindowReport> first, List<WindowReport> second) {
        List<WindowReport> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private Change change(Acting acting, Progress progress, Judged judged, ModelHealth health) {
        Progress next = progressAfter(progress, judged, health.needsAction());
        List<Write> writes = new ArrayList<>();
        writes.add(next.write(key));
        writes.addAll(judged.detectors());
        judged.errors().forEach(report -> writes.add(reports.write(Reports.Sort.ERROR, report)));
        judged.drifts().forEach(report -> writes.add(reports.write(Reports.Sort.DRIFT, report)));
        boolean isAlarming = health.needsAction() && !progress.isCritical();
        Optional<Alert> alert = isAlarming ? Optional.of(alert(health, judged)) : Optional.empty();
        alert.ifPresent(raised -> writes.add(Alerts.write(raised)));
        Action action = acting.action(
                isAlarming ? ActionType.MONITOR_ALERT : ActionType.MONITOR_CHECK,
                Resource.of(Resource.Type.MONITOR, key.id()),
                Map.of("needsAction", Boolean.toString(progress.isCritical())),
                Map.of(
                        "windows", Integer.toString(health.windows().size()),
                        "findings", Integer.toString(health.findings().size()),
                        "needsAction", Boolean.toString(health.needsAction())));
        return new Change(
                action,
                List.of(progress.expectation(key)),
                writes,
                done -> alert.map(raised -> List.<MlopsEvent>of(new AlertRaised(acting.origin(), raised)))
                        .orElse(List.of()));
    }

    private Progress progressAfter(Progress progress, Judged judged, boolean isCritical) {
        Instant errorUntil = progress.errorUntil();
        for (WindowReport report : judged.errors()) {
            errorUntil = WindowCells.laterOf(errorUntil, report.window());
        }
        Instant driftUntil = progress.driftUntil();
        for (WindowReport report : judged.drifts()) {
            driftUntil = WindowCells.laterOf(driftUntil, report.window());
        }
        return new Progress(
                progress.revision(), cells.positionAfter(errorUntil, driftUntil), errorUntil, driftUntil, isCritical);
    }

    private Alert alert(ModelHealth health, Judged judged) {
        int version = joined(judged.drifts(), judged.errors()).stream()
                .mapToInt(WindowReport::version)
                .reduce(0, (earlier, later) -> later);
        String id = "%015d-%s"
                .formatted(
                        health.checkedAt().toEpochMilli(),
                        UUID.randomUUID().toString().substring(0, 8));
        return new Alert(id, key.model(), key.environment(), version, health.checkedAt(), health.findings());
    }
}
