package io.mlops.examples.bikes.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Means and deviations by year, month, kind of day and hour, computed from the real data. Immutable. */
final class DemandFigures {
    private final Map<Cell, Figures> figures;

    private DemandFigures(Map<Cell, Figures> figures) {
        this.figures = Map.copyOf(figures);
    }

    /** Reads the figures that ship with the example. */
    static DemandFigures load() {
        InputStream stream = Objects.requireNonNull(
                DemandFigures.class.getResourceAsStream("bike-demand-figures.csv"), "bike-demand-figures.csv");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            Map<Cell, Figures> figures = new HashMap<>();
            reader.lines().skip(1).map(line -> line.split(",", -1)).forEach(cells -> {
                Cell cell = new Cell(integer(cells, 0), integer(cells, 1), integer(cells, 2) == 1, integer(cells, 3));
                figures.put(
                        cell,
                        new Figures(
                                normal(cells, 5),
                                normal(cells, 7),
                                normal(cells, 9),
                                normal(cells, 11),
                                number(cells, 14),
                                number(cells, 15)));
            });
            return new DemandFigures(figures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the figures of an hour; every hour of 2011 and 2012 has some. */
    Figures at(LocalDateTime start, boolean workingDay) {
        Cell cell = new Cell(start.getYear(), start.getMonthValue(), workingDay, start.getHour());
        return Objects.requireNonNull(figures.get(cell), () -> "no figures for " + cell);
    }

    private static int integer(String[] cells, int column) {
        return Integer.parseInt(cells[column]);
    }

    private static double number(String[] cells, int column) {
        return Double.parseDouble(cells[column]);
    }

    private static Normal normal(String[] cells, int column) {
        return new Normal(number(cells, column), number(cells, column + 1));
    }

    private record Cell(int year, int month, boolean workingDay, int hour) {}

    /** A mean and a standard deviation. */
    record Normal(double mean, double deviation) {
        double at(double z) {
            return mean + deviation * z;
        }
    }

    /** What is known of one cell; the shares are of hours with mist and with rain or snow, 0 to 1. */
    record Figures(
            Normal rentals, Normal temperature, Normal humidity, Normal windSpeed, double mistShare, double wetShare) {}
}
