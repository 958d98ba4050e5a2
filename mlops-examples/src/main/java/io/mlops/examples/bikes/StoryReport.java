package io.mlops.examples.bikes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summarizingDouble;

import io.mlops.core.report.BarChart;
import io.mlops.core.report.Block;
import io.mlops.core.report.HeatMap;
import io.mlops.core.report.LineChart;
import io.mlops.core.report.Paragraph;
import io.mlops.core.report.Report;
import io.mlops.core.report.Series;
import io.mlops.core.report.Table;
import io.mlops.core.report.Tile;
import io.mlops.core.report.Tone;
import io.mlops.data.Column;
import io.mlops.drift.TestResult;
import io.mlops.monitoring.Alert;
import io.mlops.monitoring.ColumnDrift;
import io.mlops.monitoring.DriftCheck;
import io.mlops.monitoring.Finding;
import io.mlops.monitoring.Season;
import io.mlops.monitoring.WindowLength;
import io.mlops.monitoring.WindowReport;
import io.mlops.tracking.MetricPoints;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The year as a page for people. */
final class StoryReport {
    private static final Paragraph DRIFT =
            Paragraph.of("Each quarter is compared with the same quarter of the reference, as"
                    + " the weather follows the season. Growth does not show here: it changes the demand at the same inputs, and so"
                    + " shows in the error alone, once labels are there.");

    /** A week with fewer hours is cut off by the end of the year or by a promotion, and says little. */
    private static final int FEWEST_HOURS = 100;

    private final Summary summary;
    private final YearReview review;

    StoryReport(Summary summary, YearReview review) {
        this.summary = summary;
        this.review = review;
    }

    Report report() {
        return Report.builder("Demand for bikes, 2012")
                .subtitle("A model of 2011 in production, its decay, and its replacement in mid-2012")
                .verdict(Tone.GOOD, verdict())
                .tile(Tile.of(
                                "Error on held-out days of 2011",
                                summary.candidates().get(0).heldOutError())
                        .withNote("rentals an hour"))
                .tile(Tile.of(
                                "Error of that model, July to September",
                                afterRetraining().firstModelError())
                        .withNote("rentals an hour")
                        .withTone(Tone.BAD))
                .tile(Tile.of(
                                "Error of the new model, July to September",
                                afterRetraining().servedError())
                        .withNote("rentals an hour")
                        .withTone(Tone.GOOD))
                .tile(Tile.of("Audit entries verified", summary.audit().entries())
                        .withTone(summary.audit().verified() ? Tone.GOOD : Tone.BAD))
                .fact("Data", summary.data().source())
                .fact("SHA-256", summary.data().digest())
                .fact("Root of the audit log", summary.audit().rootHash())
                .section("Error over time", errorOverTime(), errorByQuarter())
                .section(
                        "Drift of the inputs",
                        DRIFT,
                        Block.sideBySide(
                                drift("Population stability index", BikeDemandJob.PSI),
                                drift("Kolmogorov-Smirnov distance", BikeDemandJob.KS)),
                        driftFindings())
                .section("Comparison of the runs of 2011", learning(), lastErrors())
                .section("Alerts", alerts())
                .section("Promotions", promotions())
                .build();
    }

    private Summary.Quarter afterRetraining() {
        return summary.quarters().get(2);
    }

    private String verdict() {
        return String.format(
                Locale.ROOT,
                "The model of 2011 was off by %.1f rentals an hour from July to September, %.1f times its error on held-out"
                        + " days. The model that replaced it on 1 July was off by %.1f.",
                afterRetraining().firstModelError(),
                afterRetraining().firstModelError()
                        / summary.candidates().get(0).heldOutError(),
                afterRetraining().servedError());
    }

    private LineChart errorOverTime() {
        LineChart.Builder chart = LineChart.builder("Mean absolute error by week")
                .valueLabel("rentals an hour")
                .fromZero()
                .series(inService(1))
                .series(inService(2))
                .series(replaced());
        Set<Integer> marked = new HashSet<>();
        for (Summary.Promotion promotion : summary.promotions()) {
            if (marked.add(promotion.version())) {
                chart.marker(Instant.parse(promotion.at()), "version " + promotion.version() + " promoted");
            }
        }
        for (Alert alert : review.alerts()) {
            chart.marker(alert.raisedAt(), "alert", Tone.BAD);
        }
        return chart.build();
    }

    private Series inService(int version) {
        List<WindowReport> weeks = review.windows().stream()
                .filter(report -> report.version() == version)
                .filter(report -> report.performance().outcomes() >= FEWEST_HOURS)
                .toList();
        return Series.overTime(
                "version " + version + " in service",
                weeks,
                week -> week.window().to(),
                week -> week.performance().error().orElse(Double.NaN));
    }

    private Series replaced() {
        Map<Instant, DoubleSummaryStatistics> weeks = review.afterwards().stream()
                .collect(groupingBy(
                        entry ->
                                WindowLength.WEEK.around(entry.hour().instant()).to(),
                        TreeMap::new,
                        summarizingDouble(ErrorDiary.Entry::first)));
        weeks.values().removeIf(week -> week.getCount() < FEWEST_HOURS);
        return Series.overTime(
                "version 1, replaced",
                weeks.entrySet(),
                Map.Entry::getKey,
                week -> week.getValue().getAverage());
    }

    private BarChart errorByQuarter() {
        BarChart.Builder chart = BarChart.builder("Mean absolute error by quarter", "model of 2011", "model in service")
                .groupLabel("Quarter of 2012")
                .valueLabel("rentals an hour");
        for (Summary.Quarter quarter : summary.quarters()) {
            chart.group("Q" + quarter.quarter(), quarter.firstModelError(), quarter.servedError());
        }
        return chart.build();
    }

    private HeatMap drift(String title, DriftCheck check) {
        List<WindowReport> windows = review.windows().stream()
                .filter(report -> !report.drift().isEmpty())
                .toList();
        HeatMap.Builder chart = HeatMap.builder(
                        title,
                        windows.stream()
                                .map(report ->
                                        Season.QUARTER.segment(report.window().from()))
                                .toArray(String[]::new))
                .valueLabel("distance")
                .threshold(check.threshold());
        for (Column column : BikeData.INPUTS.columns()) {
            double[] values = windows.stream()
                    .mapToDouble(report -> statistic(report, column.name(), check.test()))
                    .toArray();
            chart.row(column.name(), values);
        }
        return chart.build();
    }

    private static double statistic(WindowReport report, String column, String test) {
        return report.drift().stream()
                .filter(drift -> drift.column().equals(column))
                .map(ColumnDrift::result)
                .filter(result -> result.method().equals(test))
                .mapToDouble(TestResult::statistic)
                .findFirst()
                .orElse(Double.NaN);
    }

    private LineChart learning() {
        LineChart.Builder chart = LineChart.builder("Error on held-out days while learning")
                .xLabel("trees or epochs")
                .valueLabel("rentals an hour");
        for (Summary.Candidate candidate : summary.candidates()) {
            MetricPoints curve = review.learningCurve(candidate.runId());
            chart.series(Series.overSteps(candidate.learner(), curve.steps(), curve.values()));
        }
        return chart.build();
    }

    private BarChart lastErrors() {
        BarChart.Builder chart = BarChart.builder("Error on held-out days", "mean absolute error")
                .groupLabel("Run")
                .valueLabel("rentals an hour");
        summary.candidates().forEach(candidate -> chart.group(candidate.learner(), candidate.heldOutError()));
        return chart.build();
    }

    private Table alerts() {
        Table.Builder table = Table.builder("Raised", "What was found");
        for (Alert alert : review.alerts()) {
            for (Finding finding : alert.findings()) {
                table.row(alert.raisedAt(), finding.message());
            }
        }
        return table.build();
    }

    private Table driftFindings() {
        Table.Builder table = Table.builder("Since", "What was found");
        review.driftFindings().forEach(finding -> table.row(finding.since(), finding.message()));
        return table.build();
    }

    private Table promotions() {
        Table.Builder table = Table.builder("Time", "Version", "Run", "Approved by");
        summary.promotions()
                .forEach(promotion -> table.row(
                        Instant.parse(promotion.at()), promotion.version(), promotion.runId(), promotion.approvedBy()));
        return table.build();
    }
}
