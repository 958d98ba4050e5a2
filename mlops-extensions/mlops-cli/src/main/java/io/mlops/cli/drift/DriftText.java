package io.mlops.cli.drift;

import io.mlops.core.quality.Finding;
import io.mlops.core.quality.Severity;
import io.mlops.core.report.drift.DriftReport;
import io.mlops.drift.TestResult;
import io.mlops.drift.Verdict;
import io.mlops.error.Quoted;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A drift report in words for a terminal: names of columns are quoted and escaped, as files may hold anything. */
final class DriftText {
    private final DriftReport report;
    private final PrintWriter out;

    DriftText(DriftReport report, PrintWriter out) {
        this.report = report;
        this.out = out;
    }

    /** Prints the verdict first, then what led to it. */
    void print() {
        out.println(report.verdict() + ": " + report.rule() + " (preset "
                + report.preset().name() + ", " + report.reference().profile().rows() + " rows then, "
                + report.current().profile().rows() + " now)");
        for (Verdict verdict : List.of(Verdict.DRIFTED, Verdict.INSUFFICIENT_DATA, Verdict.STABLE)) {
            report.drift().columns().entrySet().stream()
                    .filter(column -> column.getValue().verdict() == verdict)
                    .forEach(this::column);
        }
        report.leftOut().forEach((name, reason) -> out.println("  left out   " + Quoted.of(name) + ": " + reason));
        findings(report.findings());
    }

    private void column(Map.Entry<String, TestResult> column) {
        String word =
                column.getValue().verdict().name().toLowerCase(Locale.ROOT).replace("_data", "");
        String direction = column.getValue()
                .effect()
                .filter(effect -> column.getValue().verdict() == Verdict.DRIFTED)
                .map(effect -> ", "
                        + effect.direction().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("");
        out.println(String.format(Locale.ROOT, "  %-12s ", word) + Quoted.of(column.getKey()) + ": "
                + column.getValue().method() + ", " + column.getValue().rule() + direction);
    }

    private void findings(List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        out.println("data quality:");
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)) {
            findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .forEach(finding -> out.println("  " + severity.name().toLowerCase(Locale.ROOT) + " "
                            + (finding.column().isEmpty() ? "" : Quoted.of(finding.column()) + ": ") + finding.text()));
        }
    }
}
