package io.mlops.core.report.drift;

import io.mlops.core.report.Block;
import io.mlops.core.report.Cell;
import io.mlops.core.report.Paragraph;
import io.mlops.core.report.Section;
import io.mlops.core.report.Table;
import io.mlops.data.ColumnProfile;
import io.mlops.data.NumericProfile;
import io.mlops.drift.TestResult;
import io.mlops.drift.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** The part of a page on one column. */
record ColumnSection(DriftReport report, String name, List<String> sides) {
    static String title(String name) {
        return "Column " + name;
    }

    Section section() {
        ColumnProfile then = report.reference().profile().column(name);
        ColumnProfile now = report.current().profile().column(name);
        TestResult result = Objects.requireNonNull(report.drift().columns().get(name));
        List<Block> blocks = new ArrayList<>();
        blocks.add(Paragraph.callout(Tones.of(result.verdict()), Tones.words(result.verdict()) + ": " + result.rule()));
        blocks.add(Shape.chart(then, now, sides));
        blocks.add(figures(then, now));
        report.findings().stream()
                .filter(finding -> finding.column().equals(name))
                .forEach(finding -> blocks.add(Paragraph.callout(
                        Tones.of(finding.severity()), Tones.words(finding.kind()) + ": " + finding.text())));
        if (!report.exact() && then.numeric().isPresent()) {
            double bin = Math.max(
                    then.numeric().get().largestBinShare(),
                    now.numeric().orElseThrow().largestBinShare());
            blocks.add(
                    Paragraph.of(String.format(Locale.ROOT, "The fullest bin holds %.3g %% of one side.", 100 * bin)));
        }
        Section section = Section.of(title(name), blocks.toArray(Block[]::new));
        return result.verdict() == Verdict.STABLE ? section.collapse() : section;
    }

    private Block figures(ColumnProfile then, ColumnProfile now) {
        Table.Builder table = Table.builder("Figure", sides.get(0), sides.get(1));
        table.row("Rows with a value", then.values(), now.values());
        table.row(
                "Rows without",
                Cell.percent((double) then.missing() / then.rows()),
                Cell.percent((double) now.missing() / now.rows()));
        if (then.mismatched() + now.mismatched() > 0) {
            table.row("Values of another type", then.mismatched(), now.mismatched());
        }
        table.row(
                then.distinctError() + now.distinctError() > 0 ? "Different values, about" : "Different values",
                then.distinct(),
                now.distinct());
        if (then.numeric().isPresent()) {
            NumericProfile a = then.numeric().get();
            NumericProfile b = now.numeric().orElseThrow();
            add(table, "Smallest", NumericProfile::min, List.of(a, b));
            add(table, "Lower quartile", numbers -> numbers.quantile(0.25), List.of(a, b));
            add(table, "Median", numbers -> numbers.quantile(0.5), List.of(a, b));
            add(table, "Upper quartile", numbers -> numbers.quantile(0.75), List.of(a, b));
            add(table, "Largest", NumericProfile::max, List.of(a, b));
            add(table, "Mean", NumericProfile::mean, List.of(a, b));
            add(table, "Standard deviation", numbers -> Math.sqrt(numbers.variance()), List.of(a, b));
        }
        return table.build();
    }

    private static void add(
            Table.Builder table, String figure, ToDoubleFunction<NumericProfile> of, List<NumericProfile> sides) {
        table.row(figure, of.applyAsDouble(sides.get(0)), of.applyAsDouble(sides.get(1)));
    }
}
