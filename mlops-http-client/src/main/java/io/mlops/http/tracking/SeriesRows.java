package io.mlops.http.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.http.wire.Json;
import java.util.Arrays;

/** Collects the points of a series as the server gives them. For one thread. */
final class SeriesRows {
    private static final int FIRST_ROOM = 1 << 10;

    private long[] steps = new long[FIRST_ROOM];
    private long[] times = new long[FIRST_ROOM];
    private double[] values = new double[FIRST_ROOM];
    private int size;
    private boolean isInOrder = true;

    /** Adds a row of the server. */
    void add(JsonNode row) {
        add(new SeriesPoint(Json.integer(row, "step"), Json.integer(row, "timestamp"), Json.number(row.path("value"))));
    }

    private void add(SeriesPoint point) {
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        isInOrder &= size == 0 || last().compareTo(point) < 0;
        steps[size] = point.step();
        times[size] = point.timestamp();
        values[size] = point.value();
        size++;
    }

    private SeriesPoint last() {
        return new SeriesPoint(steps[size - 1], times[size - 1], values[size - 1]);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Returns each point once, in the order of histories; the server has them by time. */
    SeriesPoints inOrder() {
        if (isInOrder) {
            return new SeriesPoints(
                    Arrays.copyOf(steps, size), Arrays.copyOf(times, size), Arrays.copyOf(values, size));
        }
        SeriesPoint[] points = new SeriesPoint[size];
        Arrays.setAll(points, i -> new SeriesPoint(steps[i], times[i], values[i]));
        Arrays.sort(points);
        SeriesRows sorted = new SeriesRows();
        for (int i = 0; i < points.length; i++) {
            if (i == 0 || points[i - 1].compareTo(points[i]) < 0) {
                sorted.add(points[i]);
            }
        }
        return sorted.inOrder();
    }
}
