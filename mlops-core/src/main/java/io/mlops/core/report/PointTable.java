package io.mlops.core.report;

import io.mlops.core.report.scale.NumberText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The numbers of a {@link LineChart}: a row per place, or per stretch of places where there are too many. */
final class PointTable {
    private static final int MOST_ROWS = 200;

    private final List<Series> series;
    private final double[] places;

    private PointTable(List<Series> series) {
        this.series = series;
        this.places = series.stream()
                .flatMapToDouble(line -> Arrays.stream(line.places()))
                .distinct()
                .sorted()
                .toArray();
    }

    static Table of(LineChart chart) {
        PointTable points = new PointTable(chart.series());
        String heading = chart.isOverTime() ? "Time" : chart.xLabel().isBlank() ? "x" : chart.xLabel();
        String[] headers = Stream.concat(
                        Stream.of(heading), chart.series().stream().map(Series::name))
                .toArray(String[]::new);
        Table.Builder table = Table.builder(headers);
        int perRow = Math.max(1, (points.places.length + MOST_ROWS - 1) / MOST_ROWS);
        if (perRow > 1) {
            table.caption("Lowest to highest value of each " + perRow + " neighbouring points");
        }
        int[] next = new int[chart.series().size()];
        for (int start = 0; start < points.places.length; start += perRow) {
            table.row(points.row(start, Math.min(points.places.length, start + perRow) - 1, next));
        }
        return table.build();
    }

    /** The row of the places first to last; {@code next} holds the first point of each series not yet shown. */
    private Object[] row(int first, int last, int[] next) {
        Object[] row = new Object[series.size() + 1];
        row[0] = place(first, last);
        for (int i = 0; i < series.size(); i++) {
            Series line = series.get(i);
            int from = next[i];
            while (next[i] < line.size() && line.x(next[i]) <= places[last]) {
                next[i]++;
            }
            row[i + 1] = cell(line, from, next[i]);
        }
        return row;
    }

    private String place(int first, int last) {
        Series any = series.get(0);
        String start = any.place(places[first]);
        return first == last ? start : start + " \u2013 " + any.place(places[last]);
    }

    private static Cell cell(Series line, int from, int to) {
        if (from == to) {
            return Cell.figures("");
        }
        if (to - from == 1) {
            return Cell.precise(line.y(from));
        }
        double[] finite = Arrays.copyOfRange(line.values(), from, to);
        double lowest = Arrays.stream(finite).filter(Double::isFinite).min().orElse(Double.NaN);
        double highest = Arrays.stream(finite).filter(Double::isFinite).max().orElse(Double.NaN);
        return lowest < highest
                ? Cell.figures(NumberText.of(lowest) + " \u2013 " + NumberText.of(highest))
                : Cell.precise(lowest);
    }
}
