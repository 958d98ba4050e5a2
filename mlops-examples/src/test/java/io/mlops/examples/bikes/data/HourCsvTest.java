package io.mlops.examples.bikes.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HourCsvTest {
    @TempDir
    private Path folder;

    @Test
    void read_afterWrite_returnsTheSameHours() throws IOException {
        List<RentalHour> hours = DemandGenerator.generate(1);

        HourCsv.write(folder.resolve("hour.csv"), hours);

        assertThat(HourCsv.read(folder.resolve("hour.csv"))).isEqualTo(hours);
    }

    @Test
    void read_anotherFile_saysWhichHeaderItExpects() throws IOException {
        Path file = Files.writeString(folder.resolve("day.csv"), "instant,dteday\n1,2011-01-01\n");

        assertThatThrownBy(() -> HourCsv.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("weathersit");
    }

    @Test
    void read_lineCutShort_namesTheLine() throws IOException {
        Path file = folder.resolve("hour.csv");
        HourCsv.write(file, DemandGenerator.generate(1).subList(0, 2));
        Files.writeString(file, Files.readString(file).stripTrailing().replaceAll(",[^,]*$", ""));

        assertThatThrownBy(() -> HourCsv.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void read_realFile_returnsEveryHour() throws IOException {
        List<RentalHour> hours = RealHours.read();

        assertThat(hours).hasSize(17_379);
        assertThat(hours.get(0))
                .isEqualTo(new RentalHour(
                        LocalDateTime.of(2011, 1, 1, 0, 0),
                        new DayKind(1, false, 6, false),
                        new Weather(1, 0.24, 0.2879, 0.81, 0),
                        16));
        assertThat(hours)
                .allSatisfy(hour ->
                        assertThat(DayKind.of(hour.start().toLocalDate())).isEqualTo(hour.day()));
    }
}
