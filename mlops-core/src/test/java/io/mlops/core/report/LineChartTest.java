package io.mlops.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LineChartTest {
    private static final Instant START = Instant.parse("2012-01-01T00:00:00Z");

    private static Series steps(String name, double... values) {
        return Series.overSteps(
                name, IntStream.range(0, values.length).asLongStream().toArray(), values);
    }

    private static LineChart chart(Series... series) {
        LineChart.Builder builder = LineChart.builder("chart");
        List.of(series).forEach(builder::series);
        return builder.build();
    }

    private static String path(ParsedReport report, int series) {
        return report.one("//path[@class='line s" + series + "'][ancestor::svg[@role='img']]")
                .getAttribute("d");
    }

    @Nested
    class Gaps {
        @Test
        void line_missingValue_isBrokenThere() {
            String path = path(ParsedReport.of(chart(steps("a", 1, 2, Double.NaN, 3, 4))), 1);

            assertThat(path.chars().filter(c -> c == 'M').count()).isEqualTo(2);
            assertThat(path.chars().filter(c -> c == 'L').count()).isEqualTo(2);
        }

        @Test
        void line_missingAndInfiniteValues_areCountedInWords() {
            ParsedReport report =
                    ParsedReport.of(chart(steps("a", 1, Double.NaN, Double.NaN, Double.POSITIVE_INFINITY, 2)));

            assertThat(report.text("//p[@class='remark']"))
                    .isEqualTo("a: 2 values are missing and 1 value is infinite, left out of the drawing.");
            assertThat(report.texts("//tbody/tr/td")).containsExactly("1", "no value", "no value", "infinite", "2");
        }

        @Test
        void line_lonePointBetweenGaps_isMarkedEvenInADenseLine() {
            double[] values = new double[5000];
            Arrays.fill(values, Double.NaN);
            values[2500] = 1;

            ParsedReport report = ParsedReport.of(chart(steps("a", values)));

            assertThat(report.all("//circle[contains(@class, 'mark')][ancestor::svg[@role='img']]"))
                    .hasSize(1);
        }

        @Test
        void line_withoutFiniteValue_saysNoData() {
            ParsedReport none = ParsedReport.of(chart());
            ParsedReport nan = ParsedReport.of(chart(steps("a", Double.NaN, Double.NEGATIVE_INFINITY)));

            assertThat(none.texts("//svg/text")).contains("no data");
            assertThat(nan.texts("//svg/text")).contains("no data");
            assertThat(nan.text("//desc")).contains("a: no data.");
        }

        @Test
        void remark_withoutGaps_isAbsent() {
            assertThat(ParsedReport.of(chart(steps("a", 1, 2))).all("//p[@class='remark']"))
                    .isEmpty();
        }
    }

    @Test
    void line_unsortedPoints_isDrawnInOrder() {
        Series mixed = Series.of("a", new double[] {3, 1, 2}, new double[] {30, 10, 20});

        assertThat(path(ParsedReport.of(chart(mixed)), 1))
                .isEqualTo(path(
                        ParsedReport.of(chart(Series.of("a", new double[] {1, 2, 3}, new double[] {10, 20, 30}))), 1));
    }

    @Test
    void line_thousandsOfPoints_isThinnedButKeepsItsPeaks() {
        double[] values =
                IntStream.range(0, 100_000).mapToDouble(i -> Math.sin(i / 3.0)).toArray();
        values[77_777] = 50;

        ParsedReport report = ParsedReport.of(chart(steps("a", values)));

        String path = report.one("//path[@class='line thin s1'][ancestor::svg[@role='img']]")
                .getAttribute("d");
        assertThat(path.chars().filter(c -> c == 'L' || c == 'M').count()).isBetween(1000L, 4 * 960L);
        assertThat(report.text("//desc")).contains("highest 50 at 77,777");
        assertThat(report.all("//tbody/tr")).hasSizeBetween(100, 200);
        assertThat(report.texts("//tbody/tr/td")).anyMatch(cell -> cell.endsWith("\u2013 50"));
        assertThat(report.text("//caption")).contains("500 neighbouring points");
    }

    @Test
    void data_ofSeveralSeries_haveARowPerPlace() {
        ParsedReport report = ParsedReport.of(chart(
                Series.of("a", new double[] {0, 2}, new double[] {1, 2}),
                Series.of("b", new double[] {1, 2}, new double[] {3, 4})));

        assertThat(report.texts("//thead//th")).containsExactly("x", "a", "b");
        assertThat(report.texts("//tbody/tr/*")).containsExactly("0", "1", "", "1", "", "3", "2", "2", "4");
    }

    @Test
    void axis_positiveValues_startsAtZeroOnlyIfAskedOrNear() {
        assertThat(ParsedReport.of(chart(steps("a", 90, 100))).texts("//svg/text"))
                .doesNotContain("0 ", "20");
        assertThat(ParsedReport.of(chart(steps("a", 10, 100))).texts("//svg/text"))
                .contains("20");
        LineChart asked =
                LineChart.builder("c").series(steps("a", 90, 100)).fromZero().build();
        assertThat(ParsedReport.of(asked).texts("//svg/text")).contains("20");
    }

    @Test
    void axis_overSteps_hasWholeNumbersOnly() {
        assertThat(ParsedReport.of(chart(steps("a", 7, 8, 9))).texts("//svg/text[@text-anchor='middle']"))
                .containsExactly("0", "1", "2");
    }

    @Test
    void markersAndThresholds_areDrawnDescribedAndReached() {
        LineChart chart = LineChart.builder("c")
                .series(Series.overTime(
                        "v1", List.of(0, 30), day -> START.plus(Duration.ofDays(day)), day -> 1.0 + day))
                .marker(START.plus(Duration.ofDays(45)), "promoted", Tone.GOOD)
                .threshold(100, "alert")
                .build();

        ParsedReport report = ParsedReport.of(chart);

        assertThat(report.text("//path[@class='event good']")).isEqualTo("2012-02-15: \u2713 promoted");
        assertThat(report.texts("//svg/text")).contains("\u2713 promoted", "100");
        assertThat(report.text("//desc"))
                .contains("v1: 2 values, lowest 1 at 2012-01-01, highest 31 at 2012-01-31, last 31.")
                .contains("Limit alert at 100.")
                .contains("At 2012-02-15: promoted.");
    }

    @Test
    void legend_ofSeries_namesEach() {
        assertThat(ParsedReport.of(chart(steps("a", 1), steps("", 2))).texts("//ul[@class='legend']/li/span"))
                .containsExactly("a", "(no name)");
    }

    @Test
    void build_timesAndNumbersMixed_isRefused() {
        Series overTime = Series.overTime("t", new long[] {0}, new double[] {1});

        assertThatThrownBy(() -> chart(overTime, steps("a", 1))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() ->
                        LineChart.builder("c").series(overTime).marker(1, "m").build())
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void input_withoutMeaning_isRefused() {
        assertThatThrownBy(() -> Series.overSteps("a", new long[2], new double[3]))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Series.of("a", new double[] {Double.NaN}, new double[] {1}))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> LineChart.builder("c").threshold(Double.NaN, "t"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> LineChart.builder("c").marker(Double.NaN, "m"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void series_arraysChangedAfterwards_staysAsItWas() {
        double[] values = {1, 2};
        Series series = steps("a", values);
        values[0] = 99;

        assertThat(ParsedReport.of(chart(series)).texts("//tbody/tr/td")).containsExactly("1", "2");
    }
}
