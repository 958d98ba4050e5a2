package io.mlops.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class BarChartTest {
    private static final String BAR = "//rect[contains(@class, 'bar')][ancestor::svg[@role='img']]";

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    @Test
    void bars_ofOppositeSigns_meetAtZeroWithLengthsInProportion() {
        ParsedReport report = ParsedReport.of(
                BarChart.builder("c", "psi").group("up", 3).group("down", -1.5).build());

        Element up = report.all(BAR).get(0);
        Element down = report.all(BAR).get(1);
        assertThat(number(down, "x") + number(down, "width")).isCloseTo(number(up, "x"), within());
        assertThat(number(up, "width")).isCloseTo(2 * number(down, "width"), within());
    }

    private static Offset<Double> within() {
        return Offset.offset(0.03);
    }

    @Test
    void bars_withoutFiniteValue_areWordsInstead() {
        ParsedReport report = ParsedReport.of(BarChart.builder("c", "psi")
                .group("a", Double.NaN)
                .group("b", Double.NEGATIVE_INFINITY)
                .group("c", 0)
                .build());

        assertThat(report.all(BAR)).hasSize(1);
        assertThat(report.texts("//svg/text")).contains("no value", "-infinite", "0");
        assertThat(report.text("//p[@class='remark']"))
                .isEqualTo("1 value is missing and 1 value is infinite, left out of the drawing.");
    }

    @Test
    void tone_ofAGroup_isColourSymbolAndWord() {
        ParsedReport report = ParsedReport.of(
                BarChart.builder("c", "psi").group("temp", Tone.BAD, 1).build());

        assertThat(report.one(BAR).getAttribute("class")).contains("bad");
        assertThat(report.texts("//svg/text")).contains("\u2715 temp");
        assertThat(report.text("//desc")).contains("temp: bad, 1.");
        assertThat(report.one("//tbody//span").getAttribute("aria-label")).isEqualTo("bad");
    }

    @Test
    void groups_tooMany_areAllInTheTable() {
        BarChart.Builder chart = BarChart.builder("c", "a", "b");
        for (int i = 0; i < 1000; i++) {
            chart.group("column " + i, i, -i);
        }

        ParsedReport report = ParsedReport.of(chart.build());

        assertThat(report.all(BAR)).hasSize(200);
        assertThat(report.all("//tbody/tr")).hasSize(1000);
        assertThat(report.text("//p[@class='remark']")).contains("first 100 of 1,000");
    }

    @Test
    void legend_ofOneBar_isAbsent() {
        assertThat(ParsedReport.of(BarChart.builder("c", "a").group("g", 1).build())
                        .all("//ul[@class='legend']"))
                .isEmpty();
        assertThat(ParsedReport.of(
                                BarChart.builder("c", "a", "b").group("g", 1, 2).build())
                        .texts("//ul[@class='legend']/li/span"))
                .containsExactly("a", "b");
    }

    @Test
    void percent_values_areSharesOfOne() {
        ParsedReport report = ParsedReport.of(
                BarChart.builder("c", "a").group("g", 0.25).percent().build());

        assertThat(report.texts("//svg/text")).contains("25.0 %", "10 %");
    }

    @Test
    void empty_chart_saysNoData() {
        assertThat(ParsedReport.of(BarChart.builder("c", "a").build()).texts("//svg/text"))
                .containsExactly("no data");
    }

    @Test
    void input_withoutMeaning_isRefused() {
        assertThatThrownBy(() -> BarChart.builder("c")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> BarChart.builder("c", "a").group("g", 1, 2)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> BarChart.builder("c", "a").threshold(Double.POSITIVE_INFINITY, "t"))
                .isInstanceOf(InvalidInputException.class);
    }
}
