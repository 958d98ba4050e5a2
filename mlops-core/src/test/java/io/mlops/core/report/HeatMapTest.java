package io.mlops.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeatMapTest {
    @Test
    void cells_ofGrowingValues_growDeeperAndAreFramedAtTheThreshold() {
        ParsedReport report = ParsedReport.of(HeatMap.builder("c", "w1", "w2", "w3")
                .row("temp", 0, 0.25, 0.5)
                .threshold(0.25)
                .build());

        List<Double> depths = report.all("//rect[@class='cell'][title]").stream()
                .map(cell -> Double.parseDouble(cell.getAttribute("fill-opacity")))
                .toList();
        assertThat(depths).isSorted().doesNotHaveDuplicates().hasSize(3);
        assertThat(report.all("//rect[@class='over']")).hasSize(2);
        assertThat(report.text("//desc")).contains("temp: highest 0.5, at the threshold in 2 windows.");
    }

    @Test
    void cells_withoutValue_areHoles() {
        ParsedReport report = ParsedReport.of(
                HeatMap.builder("c", "w1", "w2").row("temp", Double.NaN, 1).build());

        assertThat(report.text("//rect[@class='hole']/title")).isEqualTo("temp, w1: no value");
        assertThat(report.text("//p[@class='remark']")).isEqualTo("1 value is missing, left out of the drawing.");
    }

    @Test
    void windows_tooMany_areJoinedToTheirGreatestValue() {
        double[] values = new double[5000];
        values[3333] = 7;
        List<Instant> times = IntStream.range(0, 5000)
                .mapToObj(i -> Instant.ofEpochSecond(i * 3600L))
                .toList();

        ParsedReport report =
                ParsedReport.of(HeatMap.overTime("c", times).row("temp", values).build());

        assertThat(report.all("//rect[@class='cell'][title]").size()).isBetween(100, 240);
        assertThat(report.texts("//rect[@class='cell']/title"))
                .filteredOn(title -> title.endsWith(": 7"))
                .hasSize(1);
        assertThat(report.all("//tbody/tr")).hasSize(5000);
    }

    @Test
    void empty_chart_saysNoData() {
        assertThat(ParsedReport.of(HeatMap.builder("c").build()).texts("//svg/text"))
                .containsExactly("no data");
        assertThat(ParsedReport.of(HeatMap.builder("c", "w").build()).texts("//svg/text"))
                .containsExactly("no data");
    }

    @Test
    void input_withoutMeaning_isRefused() {
        assertThatThrownBy(() -> HeatMap.builder("c", "w").row("r")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> HeatMap.builder("c", "w").threshold(Double.NaN))
                .isInstanceOf(InvalidInputException.class);
    }
}
