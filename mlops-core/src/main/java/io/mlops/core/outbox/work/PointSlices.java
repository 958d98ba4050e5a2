package io.mlops.core.outbox.work;

import io.mlops.spi.MetricBatch;
import io.mlops.tracking.MetricPoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cuts and joins points. Stateless. */
public final class PointSlices {
    private PointSlices() {}

    /** Returns points by run, cut into lists of at most so many. */
    public static Map<String, List<List<MetricBatch>>> byRun(List<MetricBatch> batches, int most) {
        Map<String, List<MetricBatch>> byRun = new LinkedHashMap<>();
        batches.forEach(batch -> {
            if (batch.points().size() > 0) {
                byRun.computeIfAbsent(batch.runId(), run -> new ArrayList<>()).add(batch);
            }
        });
        Map<String, List<List<MetricBatch>>> cut = new LinkedHashMap<>();
        byRun.forEach((run, ofRun) -> cut.put(run, cut(ofRun, most)));
        return cut;
    }

    /** Returns points cut into lists of at most so many, in their order. */
    public static List<List<MetricBatch>> cut(List<MetricBatch> batches, int most) {
        List<List<MetricBatch>> lists = new ArrayList<>();
        List<MetricBatch> list = new ArrayList<>();
        int room = most;
        for (MetricBatch batch : batches) {
            for (int from = 0; from < batch.points().size(); ) {
                int to = Math.min(batch.points().size(), from + room);
                list.add(slice(batch, from, to));
                room -= to - from;
                from = to;
                if (room == 0) {
                    lists.add(list);
                    list = new ArrayList<>();
                    room = most;
                }
            }
        }
        if (!list.isEmpty()) {
            lists.add(list);
        }
        return lists;
    }

    private static MetricBatch slice(MetricBatch batch, int from, int to) {
        MetricPoints points = batch.points();
        if (from == 0 && to == points.size()) {
            return batch;
        }
        return new MetricBatch(
                batch.runId(),
                batch.series(),
                MetricPoints.copyOf(
                        Arrays.copyOfRange(points.steps(), from, to),
                        Arrays.copyOfRange(points.timestampsMillis(), from, to),
                        Arrays.copyOfRange(points.values(), from, to)));
    }

    /** Returns points of one series as one batch. */
    public static MetricBatch joined(List<MetricBatch> batches) {
        if (batches.size() == 1) {
            return batches.get(0);
        }
        int size = batches.stream().mapToInt(batch -> batch.points().size()).sum();
        long[] steps = new long[size];
        long[] times = new long[size];
        double[] values = new double[size];
        int at = 0;
        for (MetricBatch batch : batches) {
            MetricPoints points = batch.points();
            for (int i = 0; i < points.size(); i++, at++) {
                steps[at] = points.step(i);
                times[at] = points.timestampMillis(i);
                values[at] = points.value(i);
            }
        }
        MetricBatch first = batches.get(0);
        return new MetricBatch(first.runId(), first.series(), MetricPoints.copyOf(steps, times, values));
    }
}
