package io.mlops.core.drift.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mlops.drift.DatasetDrift;
import io.mlops.drift.Direction;
import io.mlops.drift.TestResult;
import io.mlops.drift.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code standard()} on data that the project does not ship; skipped where the folder is absent. */
class RealDataTest {
    private static CsvColumns data(String file) throws IOException {
        Path path = Path.of(System.getProperty("mlops.test.data", "absent"), file);
        assumeTrue(Files.exists(path), () -> "no data set at " + path);
        return CsvColumns.read(path);
    }

    private static DatasetDrift compare(CsvColumns then, CsvColumns now, Set<String> leftOut) {
        return DriftPresets.standard().compare(then.samples(leftOut), now.samples(leftOut));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016", "2017", "2018"})
    void standard_onCensusOf2015AgainstALaterYear_raisesNoAlarm(String year) throws IOException {
        CsvColumns census = data("acs-employment-ma/sample-6000-per-year.csv.gz");
        DatasetDrift drift = compare(
                census.where(row -> census.value(row, "year").equals("2015")),
                census.where(row -> census.value(row, "year").equals(year)),
                Set.of("id", "year"));

        assertThat(drift.verdict()).as(drift.columns().toString()).isEqualTo(Verdict.STABLE);
    }

    @Test
    void standard_onBikesOf2011Against2012_namesTheGrowth() throws IOException {
        CsvColumns bikes = data("bike-sharing/hour.csv");
        DatasetDrift drift = compare(
                bikes.where(row -> bikes.value(row, "yr").equals("0")),
                bikes.where(row -> bikes.value(row, "yr").equals("1")),
                Set.of("instant", "dteday", "yr"));

        assertThat(drift.verdict()).isEqualTo(Verdict.DRIFTED);
        assertThat(drift.drifted()).containsExactly("casual", "registered", "cnt");
        assertThat(direction(drift, "cnt")).isEqualTo(Direction.UP);
    }

    @Test
    void standard_onWeatherOfTheFirstAgainstTheThirdQuarter_namesTheSeason() throws IOException {
        CsvColumns weather = data("nyc-weather-2013/weather.csv");
        DatasetDrift drift = compare(
                weather.where(row -> Integer.parseInt(weather.value(row, "month")) <= 3),
                weather.where(row -> (Integer.parseInt(weather.value(row, "month")) + 2) / 3 == 3),
                Set.of("year", "month", "day", "hour", "time_hour"));

        assertThat(drift.drifted())
                .contains("temp", "dewp", "humid", "wind_speed")
                .doesNotContain("origin");
        assertThat(direction(drift, "temp")).isEqualTo(Direction.UP);
    }

    private static Direction direction(DatasetDrift drift, String column) {
        TestResult result = drift.columns().get(column);
        return result.effect().orElseThrow().direction();
    }
}
