package io.mlops.examples.bikes.data;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The file {@code hour.csv}: a header and one line for each hour, 17 columns, ordered by time. Stateless. */
public final class HourCsv {
    private static final String HEADER = "instant,dteday,season,yr,mnth,hr,holiday,weekday,workingday,weathersit,"
            + "temp,atemp,hum,windspeed,casual,registered,cnt";
    private static final int FIRST_YEAR = 2011;

    private HourCsv() {}

    /**
     * Reads all hours.
     *
     * @throws IOException if the file cannot be read, or is not such a file: the message names the line
     */
    public static List<RentalHour> read(Path file) throws IOException {
        List<RentalHour> hours = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String header = reader.readLine();
            if (header == null || !header.strip().equals(HEADER)) {
                throw new IOException(
                        file + " is not the hour.csv of the Bike Sharing data set: its first line must be " + HEADER);
            }
            int number = 2;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                hours.add(parse(file, number++, line));
            }
        }
        return List.copyOf(hours);
    }

    /**
     * Writes all hours in the columns of the data set.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, List<RentalHour> hours) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write(HEADER + "\n");
            int instant = 1;
            for (RentalHour hour : hours) {
                writer.write(format(instant++, hour));
            }
        }
    }

    private static RentalHour parse(Path file, int number, String line) throws IOException {
        String[] cells = line.strip().split(",", -1);
        try {
            DayKind day = new DayKind(
                    Integer.parseInt(cells[2]), cells[6].equals("1"), Integer.parseInt(cells[7]), cells[8].equals("1"));
            Weather weather = new Weather(
                    Integer.parseInt(cells[9]),
                    Double.parseDouble(cells[10]),
                    Double.parseDouble(cells[11]),
                    Double.parseDouble(cells[12]),
                    Double.parseDouble(cells[13]));
            return new RentalHour(
                    LocalDate.parse(cells[1]).atTime(Integer.parseInt(cells[5]), 0),
                    day,
                    weather,
                    Integer.parseInt(cells[16]));
        } catch (RuntimeException e) {
            throw new IOException("%s, line %d: expected %s".formatted(file, number, HEADER), e);
        }
    }

    private static String format(int instant, RentalHour hour) {
        DayKind day = hour.day();
        Weather weather = hour.weather();
        // Casual riders make up about a third of the rentals on free days and an eighth on working days.
        long casual = Math.round(hour.rentals() * (day.workingDay() ? 0.13 : 0.32));
        return String.format(
                Locale.ROOT,
                "%d,%s,%d,%d,%d,%d,%d,%d,%d,%d,%s,%s,%s,%s,%d,%d,%d\n",
                instant,
                hour.start().toLocalDate(),
                day.season(),
                hour.start().getYear() - FIRST_YEAR,
                hour.start().getMonthValue(),
                hour.start().getHour(),
                day.holiday() ? 1 : 0,
                day.weekday(),
                day.workingDay() ? 1 : 0,
                weather.situation(),
                weather.temperature(),
                weather.feltTemperature(),
                weather.humidity(),
                weather.windSpeed(),
                casual,
                hour.rentals() - casual,
                hour.rentals());
    }
}
