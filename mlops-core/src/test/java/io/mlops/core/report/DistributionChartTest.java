package io.mlops.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionChartTest {
    @Test
    void bins_countsOfDifferentTotals_areSharesOfEach() {
        ParsedReport report = ParsedReport.of(DistributionChart.overBins("c", 0, 1, 2)
                .names("2011", "2012")
                .reference(30, 10)
                .current(1, 1)
                .build());

        assertThat(report.texts("//thead//th")).containsExactly("Range", "2011", "2012");
        assertThat(report.texts("//tbody/tr/*"))
                .containsExactly("0 \u2013 1", "75.0 %", "50.0 %", "1 \u2013 2", "25.0 %", "50.0 %");
        assertThat(report.text("//desc")).contains("2011: most values, 75.0 %, in 0 \u2013 1.");
    }

    @Test
    void bins_openEnds_areSaidInWords() {
        ParsedReport report = ParsedReport.of(
                DistributionChart.overBins("c", Double.NEGATIVE_INFINITY, 0, 1, Double.POSITIVE_INFINITY)
                        .reference(1, 8, 1)
                        .current(0, 10, 0)
                        .build());

        assertThat(report.text("//p[@class='remark']"))
                .isEqualTo("reference: 10.0 % below and 10.0 % above what is drawn.");
    }

    @Test
    void bins_ofUnequalWidth_haveADensityWithoutNumbers() {
        ParsedReport report = ParsedReport.of(DistributionChart.overBins("c", 0, 1, 10)
                .reference(1, 1)
                .current(1, 1)
                .build());

        assertThat(report.texts("//svg/text")).contains("density of values").noneMatch(text -> text.endsWith("%"));
    }

    @Test
    void samples_missingValues_areCountedInWords() {
        ParsedReport report = ParsedReport.of(DistributionChart.ofSamples(
                        "c", new double[] {1, 2, Double.NaN}, new double[] {1, Double.POSITIVE_INFINITY})
                .build());

        assertThat(report.texts("//p[@class='remark']"))
                .containsExactly(
                        "reference: 1 value is missing, left out of the drawing.",
                        "current: 1 value is infinite, left out of the drawing.");
    }

    @Test
    void samples_ofFewWholeNumbers_haveABinEach() {
        ParsedReport report =
                ParsedReport.of(DistributionChart.ofSamples("c", new double[] {0, 23, 5}, new double[] {1})
                        .build());

        assertThat(report.all("//tbody/tr")).hasSize(24);
    }

    @Test
    void categories_ofTwoSides_areBarsInPerCent() {
        ParsedReport report = ParsedReport.of(DistributionChart.overCategories("c", List.of("clear", "rain"))
                .reference(3, 1)
                .build());

        assertThat(report.texts("//tbody/tr/*"))
                .containsExactly("clear", "75.0 %", "no value", "rain", "25.0 %", "no value");
    }

    @Test
    void nothing_ofEitherSide_saysNoData() {
        assertThat(ParsedReport.of(DistributionChart.overBins("c").build()).texts("//svg/text"))
                .contains("no data");
        assertThat(ParsedReport.of(DistributionChart.overBins("c", 0, 1)
                                .reference(0)
                                .build())
                        .texts("//svg/text"))
                .contains("no data");
        assertThat(ParsedReport.of(DistributionChart.ofSamples("c", new double[0], new double[] {Double.NaN})
                                .build())
                        .texts("//svg/text"))
                .contains("no data");
        assertThat(ParsedReport.of(
                                DistributionChart.overCategories("c", List.of()).build())
                        .texts("//svg/text"))
                .contains("no data");
    }

    @Test
    void input_withoutMeaning_isRefused() {
        assertThatThrownBy(() -> DistributionChart.overBins("c", 0, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> DistributionChart.overBins("c", Double.NaN, 1))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> DistributionChart.overBins("c", 0, 1).reference(1, 2))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> DistributionChart.overBins("c", 0, 1).current(-1))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> DistributionChart.overBins("c", 0, 1).current(Double.NaN))
                .isInstanceOf(InvalidInputException.class);
    }
}
