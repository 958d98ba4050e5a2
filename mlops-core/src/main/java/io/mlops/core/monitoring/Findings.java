package io.mlops.core.monitoring;

import io.mlops.drift.Verdict;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.monitoring.ColumnDrift;
import io.mlops.monitoring.ErrorLimit;
import io.mlops.monitoring.Finding;
import io.mlops.monitoring.MonitorSpec;
import io.mlops.monitoring.Performance;
import io.mlops.monitoring.WindowReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Says what the latest reports show, and since when. Immutable. */
final class Findings {
    private final MonitorSpec spec;

    Findings(MonitorSpec spec) {
        this.spec = spec;
    }

    /** Returns the findings of the latest window of each sort, the gravest first. */
    List<Finding> of(List<WindowReport> errors, List<WindowReport> drifts) {
        List<Finding> findings = new ArrayList<>();
        latest(errors).forEach(report -> {
            error(report, errors).ifPresent(findings::add);
            change(report).ifPresent(findings::add);
            latency(report, errors).ifPresent(findings::add);
        });
        latest(drifts).forEach(report -> drift(report, drifts, findings));
        return sorted(findings);
    }

    static List<Finding> sorted(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
    }

    Optional<Finding> silence(Instant last, Instant now) {
        Optional<Duration> limit = spec.silenceLimit();
        Duration silent = Duration.between(last, now);
        if (limit.isEmpty() || silent.compareTo(limit.get()) <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Finding.Kind.SILENCE,
                Finding.Severity.CRITICAL,
                "",
                silent.toSeconds(),
                limit.get().toSeconds(),
                last,
                "No prediction for " + silent + ", longer than " + limit.get()));
    }

    private Optional<Finding> error(WindowReport report, List<WindowReport> all) {
        Performance performance = report.performance();
        if (spec.errorLimit().isEmpty()) {
            return Optional.empty();
        }
        if (performance.verdict() == Verdict.INSUFFICIENT_DATA) {
            return Optional.of(insufficient(
                    report,
                    "error",
                    performance.outcomes() + " outcomes"
                            + (performance.baseline().isEmpty() ? " and no baseline" : "")));
        }
        if (performance.verdict() == Verdict.STABLE) {
            return Optional.empty();
        }
        ErrorLimit limit = spec.errorLimit().get();
        double error = performance.error().orElseThrow();
        double baseline = performance.baseline().orElseThrow();
        Instant since = since(report, all, r -> r.performance().verdict() == Verdict.DRIFTED);
        return Optional.of(new Finding(
                Finding.Kind.ERROR,
                Finding.Severity.CRITICAL,
                "",
                error,
                limit.factor() * baseline,
                since,
                String.format(
                        Locale.ROOT,
                        "The error of version %d is %.4g, %.1f times the %.4g measured at training (limit %.1f times), since %s",
                        report.version(),
                        error,
                        error / baseline,
                        baseline,
                        limit.factor(),
                        since)));
    }

    private Optional<Finding> change(WindowReport report) {
        Performance performance = report.performance();
        String detector = spec.errorDetector().map(DetectorSpec::detector).orElse("detector");
        return performance
                .changedAt()
                .map(at -> new Finding(
                        Finding.Kind.ERROR_CHANGE,
                        Finding.Severity.WARNING,
                        "",
                        performance.error().orElse(Double.NaN),
                        performance.baseline().orElse(Double.NaN),
                        at,
                        "The error of version " + report.version() + " has changed: " + detector
                                + " sees it at the prediction of " + at));
    }

    private Optional<Finding> latency(WindowReport report, List<WindowReport> all) {
        Optional<Duration> limit = spec.latencyLimit();
        if (limit.isEmpty() || !isSlow(report, limit.get())) {
            return Optional.empty();
        }
        Duration p99 = report.latency().p99();
        return Optional.of(new Finding(
                Finding.Kind.LATENCY,
                Finding.Severity.WARNING,
                "",
                p99.toNanos() / 1e9,
                limit.get().toNanos() / 1e9,
                since(report, all, r -> isSlow(r, limit.get())),
                "99 of 100 predictions took up to " + p99 + ", longer than " + limit.get()));
    }

    private static boolean isSlow(WindowReport report, Duration limit) {
        return report.latency().measured() > 0 && report.latency().p99().compareTo(limit) > 0;
    }

    private void drift(WindowReport report, List<WindowReport> all, List<Finding> findings) {
        if (report.drift().isEmpty() && !spec.driftChecks().isEmpty()) {
            findings.add(insufficient(
                    report,
                    "inputs",
                    "no reference profile of segment "
                            + spec.season().segment(report.window().from())));
        }
        for (ColumnDrift drift : report.drift()) {
            if (drift.result().verdict() == Verdict.DRIFTED) {
                findings.add(drifted(report, all, drift));
            } else if (drift.result().verdict() == Verdict.INSUFFICIENT_DATA) {
                findings.add(insufficient(report, drift.column(), drift.result().rule()));
            }
        }
    }

    private Finding drifted(WindowReport report, List<WindowReport> all, ColumnDrift drift) {
        String method = drift.result().method();
        Instant since = since(
                report,
                all,
                r -> r.drift().stream()
                        .anyMatch(d -> d.column().equals(drift.column())
                                && d.result().method().equals(method)
                                && d.result().verdict() == Verdict.DRIFTED));
        double limit = spec.driftChecks().stream()
                .filter(check -> check.test().equals(method))
                .mapToDouble(check -> check.threshold())
                .findFirst()
                .orElse(Double.NaN);
        return new Finding(
                Finding.Kind.INPUT_DRIFT,
                Finding.Severity.WARNING,
                drift.column(),
                drift.result().statistic(),
                limit,
                since,
                "Column " + drift.column() + " has drifted: " + drift.result().rule() + ", since " + since);
    }

    private static Finding insufficient(WindowReport report, String subject, String what) {
        return new Finding(
                Finding.Kind.INSUFFICIENT_DATA,
                Finding.Severity.INFO,
                subject,
                Double.NaN,
                Double.NaN,
                report.window().from(),
                "Too little to judge " + subject + " of version " + report.version() + ": " + what);
    }

    private static List<WindowReport> latest(List<WindowReport> reports) {
        Optional<Instant> from = reports.stream().map(r -> r.window().from()).max(Comparator.naturalOrder());
        return reports.stream()
                .filter(r -> from.filter(r.window().from()::equals).isPresent())
                .toList();
    }

    /** Walks back over the version's windows, the reports being the oldest first, as long as they show the same. */
    private static Instant since(WindowReport report, List<WindowReport> all, Predicate<WindowReport> isBad) {
        Instant since = report.window().from();
        for (int i = all.size() - 1; i >= 0; i--) {
            WindowReport earlier = all.get(i);
            if (earlier.version() == report.version()
                    && !earlier.window().from().isAfter(since)) {
                if (!isBad.test(earlier)) {
                    break;
                }
                since = earlier.window().from();
            }
        }
        return since;
    }
}
