package io.mlops.core.report.drift;

import io.mlops.core.quality.Finding;
import io.mlops.core.quality.Severity;
import io.mlops.core.report.BarChart;
import io.mlops.core.report.Block;
import io.mlops.core.report.Cell;
import io.mlops.core.report.Paragraph;
import io.mlops.core.report.Report;
import io.mlops.core.report.Section;
import io.mlops.core.report.Table;
import io.mlops.core.report.Tile;
import io.mlops.core.report.Tone;
import io.mlops.drift.DatasetDrift;
import io.mlops.drift.EffectSize;
import io.mlops.drift.TestResult;
import io.mlops.drift.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A drift report as a page. */
final class DriftPage {
    /** A page with more is slow to open; those that drifted come first. */
    private static final int MOST_SECTIONS = 200;

    private static final double LEAST_P = 1e-6;

    private final DriftReport report;
    private final String then;
    private final String now;
    private final List<String> order;

    DriftPage(DriftReport report, String then, String now) {
        this.report = report;
        this.then = then;
        this.now = now;
        order = new ArrayList<>(results().keySet());
        order.sort(Comparator.comparing((String name) -> rank(result(name).verdict()))
                .thenComparing(name -> -size(result(name))));
    }

    private Map<String, TestResult> results() {
        return report.drift().columns();
    }

    private TestResult result(String name) {
        return Objects.requireNonNull(results().get(name));
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case DRIFTED -> 0;
            case INSUFFICIENT_DATA -> 1;
            case STABLE -> 2;
        };
    }

    private static double size(TestResult result) {
        return result.effect().map(effect -> Math.abs(effect.value())).orElse(0.0);
    }

    Report report() {
        Report.Builder page = Report.builder("Drift of " + now + " against " + then)
                .subtitle("Tests of the preset " + report.preset().name()
                        + (report.exact() ? ", on single values" : ", on profiles"))
                .verdict(Tones.of(report.verdict()), sentence());
        tiles(page);
        page.fact("Reference", then).fact("Current data", now).fact("Rule", report.rule());
        page.section(Section.of("Columns", effects(), columns()));
        page.section("Data quality", quality());
        int sections = 0;
        for (String name : order) {
            if (!DatasetDrift.PRESENCE.equals(result(name).method()) && sections++ < MOST_SECTIONS) {
                page.section(new ColumnSection(report, name, List.of(then, now)).section());
            }
        }
        page.section(Section.of("How to read this", method()).collapse());
        return page.build();
    }

    private String sentence() {
        List<String> drifted = report.drift().drifted();
        return switch (report.verdict()) {
            case STABLE -> "No drift that matters: " + report.rule() + ".";
            case INSUFFICIENT_DATA -> "The data do not allow a conclusion: " + report.rule() + ".";
            case DRIFTED ->
                drifted.isEmpty()
                        ? "The data are not what they were: " + report.rule() + "."
                        : drifted.size() + " of " + results().size() + " columns drifted: " + listed(drifted) + ".";
        };
    }

    private static String listed(List<String> names) {
        int most = 8;
        String some = String.join(", ", names.subList(0, Math.min(most, names.size())));
        return names.size() <= most ? some : some + " and " + (names.size() - most) + " more";
    }

    private void tiles(Report.Builder page) {
        long drifted = report.drift().drifted().size();
        long open = results().values().stream()
                .filter(result -> result.verdict() == Verdict.INSUFFICIENT_DATA)
                .count();
        long worth = report.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .count();
        page.tile(Tile.of("Columns tested", (long) results().size())
                .withNote(report.leftOut().isEmpty() ? "" : report.leftOut().size() + " left out"));
        page.tile(Tile.of("Drifted", drifted).withTone(drifted > 0 ? Tone.BAD : Tone.GOOD));
        page.tile(Tile.of("Too little data", open).withTone(open > 0 ? Tone.WARNING : Tone.NEUTRAL));
        page.tile(Tile.of("Findings of data quality", worth)
                .withTone(worth > 0 ? Tone.WARNING : Tone.GOOD)
                .withNote("without mere notes"));
        page.tile(Tile.of("Rows then", report.reference().profile().rows()));
        page.tile(Tile.of("Rows now", report.current().profile().rows()));
    }

    private Block effects() {
        BarChart.Builder chart = BarChart.builder("Size of the change", "effect size")
                .groupLabel("Column")
                .valueLabel("effect size, without regard to its sign");
        order.stream()
                .filter(name -> result(name).effect().isPresent())
                .forEach(name -> chart.group(name, Tones.of(result(name).verdict()), size(result(name))));
        return chart.build();
    }

    private Block columns() {
        Table.Builder table = Table.builder(
                        "Column", "Verdict", "Test and statistic", "p-value", "Effect size, 95 % interval", "Direction")
                .caption("All columns that were tested, the largest changes first");
        for (String name : order) {
            TestResult result = result(name);
            boolean drifted = result.verdict() == Verdict.DRIFTED;
            table.row(
                    Cell.text(name).linkingTo(ColumnSection.title(name)),
                    Cell.text(Tones.words(result.verdict())).withTone(Tones.of(result.verdict())),
                    statistic(result),
                    pValue(result),
                    result.effect().map(DriftPage::interval).orElse("none"),
                    result.effect()
                            .filter(effect -> drifted)
                            .map(effect -> Tones.words(effect.direction()))
                            .orElse("none"));
        }
        return table.build();
    }

    private static String statistic(TestResult result) {
        return Double.isNaN(result.statistic())
                ? result.method()
                : String.format(Locale.ROOT, "%s %.3g", result.method(), result.statistic());
    }

    private static Cell pValue(TestResult result) {
        if (result.pValue().isEmpty()) {
            return Cell.text("none");
        }
        double p = result.pValue().getAsDouble();
        return p < LEAST_P ? Cell.text("below 0.000001") : Cell.number(p);
    }

    private static String interval(EffectSize effect) {
        return String.format(Locale.ROOT, "%.3g (%.3g to %.3g)", effect.value(), effect.low(), effect.high());
    }

    private Block quality() {
        Table.Builder table = Table.builder("Column", "Finding", "Rows", "What").caption("What is odd about the data");
        report.findings().stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .forEach(finding -> table.row(
                        Cell.text(finding.column().isEmpty() ? "(all columns)" : finding.column()),
                        Cell.text(Tones.words(finding.kind())).withTone(Tones.of(finding.severity())),
                        finding.count(),
                        finding.text()));
        return report.findings().isEmpty() ? Paragraph.of("Nothing odd was found.") : table.build();
    }

    private Block[] method() {
        List<Block> blocks = new ArrayList<>();
        String source = report.exact()
                ? "Tests saw each single value."
                : "Tests saw the counts of the profiles. A Kolmogorov-Smirnov statistic from them is too small by at most the"
                        + " share of the fullest bin, which each column names.";
        blocks.add(Paragraph.of(source + " " + "Rule of the verdict: " + report.rule() + "."));
        report.preset().flaws().forEach(flaw -> blocks.add(Paragraph.callout(Tone.WARNING, "Known flaw: " + flaw)));
        if (!report.leftOut().isEmpty()) {
            Table.Builder table = Table.builder("Column", "Why it was not tested");
            report.leftOut().forEach(table::row);
            blocks.add(table.build());
        }
        return blocks.toArray(Block[]::new);
    }
}
