package io.mlops.cli.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mlops.cli.Called;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command on data that the project does not ship; skipped where the folder is absent. */
final class RealDataTest {
    @TempDir
    private Path folder;

    /** Writes the rows of a file whose field of a column is as wanted. */
    private Path part(String file, String column, Predicate<String> wanted) throws IOException {
        Path path = Path.of(System.getProperty("mlops.test.data", "absent"), file);
        assumeTrue(Files.exists(path), () -> "no data set at " + path);
        List<String> lines = new ArrayList<>();
        try (InputStream raw = Files.newInputStream(path);
                InputStream stream = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String header = reader.readLine();
            int place = List.of(header.split(",")).indexOf(column);
            lines.add(header);
            reader.lines()
                    .filter(line -> wanted.test(line.split(",", -1)[place]))
                    .forEach(lines::add);
        }
        return Files.write(folder.resolve(lines.hashCode() + ".csv"), lines);
    }

    private static Called drift(Path reference, Path current, String exclude) {
        return Called.mlops(
                "drift", "--reference", reference.toString(), "--current", current.toString(), "--exclude", exclude);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016", "2017", "2018"})
    void census_of2015AgainstALaterYear_isStable(String later) throws IOException {
        String file = "acs-employment-ma/sample-6000-per-year.csv.gz";
        Called called = drift(part(file, "year", "2015"::equals), part(file, "year", later::equals), "id,year");

        assertThat(called.code()).as(called.out() + called.err()).isZero();
    }

    @Test
    void bikes_of2011Against2012_haveGrown() throws IOException {
        String file = "bike-sharing/hour.csv";
        Called called = drift(part(file, "yr", "0"::equals), part(file, "yr", "1"::equals), "instant,dteday,yr");

        assertThat(called.code()).as(called.err()).isEqualTo(1);
        assertThat(called.out().lines().filter(line -> line.startsWith("  drifted")))
                .hasSize(3)
                .allMatch(line -> line.endsWith(", up"))
                .anyMatch(line -> line.contains("\"casual\""))
                .anyMatch(line -> line.contains("\"registered\""))
                .anyMatch(line -> line.contains("\"cnt\""));
    }

    @Test
    void weather_ofTheFirstAgainstTheThirdQuarter_isAnotherSeason() throws IOException {
        String file = "nyc-weather-2013/weather.csv";
        Path winter = part(file, "month", month -> Integer.parseInt(month) <= 3);
        Path summer = part(file, "month", month -> (Integer.parseInt(month) + 2) / 3 == 3);
        Called called = drift(winter, summer, "year,month,day,hour,time_hour");

        assertThat(called.code()).as(called.err()).isEqualTo(1);
        assertThat(called.out().lines().filter(line -> line.startsWith("  drifted")))
                .anyMatch(line -> line.contains("\"temp\"") && line.endsWith(", up"))
                .anyMatch(line -> line.contains("\"dewp\""))
                .noneMatch(line -> line.contains("\"origin\""));
    }
}
