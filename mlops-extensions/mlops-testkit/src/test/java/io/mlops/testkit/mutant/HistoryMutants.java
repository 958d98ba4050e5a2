package io.mlops.testkit.mutant;

import io.mlops.page.PageRequest;
import io.mlops.testkit.altered.Alteration;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Mutants of histories and of buckets. */
final class HistoryMutants {
    private HistoryMutants() {}

    static void addTo(Map<String, Mutant> mutants) {
        addValues(mutants);
        addRanges(mutants);
        addRepeats(mutants);
    }

    private static void addValues(Map<String, Mutant> mutants) {
        mutants.put(
                "turns -0.0 into 0.0",
                new Mutant(
                        "MetricHistory",
                        "values_ofAllKinds_comeBackBitForBit",
                        historyOf(value -> value == 0 ? 0.0 : value)));
        mutants.put(
                "rounds values to float",
                new Mutant("MetricHistory", "values_ofAllKinds_comeBackBitForBit", historyOf(value -> (float) value)));
        mutants.put(
                "cuts infinities",
                new Mutant(
                        "MetricHistory",
                        "infinities_comeBackAsWritten",
                        historyOf(value -> Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value)))));
    }

    private static void addRanges(Map<String, Mutant> mutants) {
        mutants.put(
                "excludes the end of a range",
                new Mutant("MetricHistory", "history_range_includesBothEnds", Alteration.of("metrics.history", call -> {
                    StepRange range = call.argument(2, StepRange.class);
                    return call.proceedWith(
                            call.argument(0, String.class),
                            call.argument(1, MetricSeries.class),
                            new StepRange(range.first(), Math.max(range.first(), range.last() - 1)),
                            call.argument(3, PageRequest.class));
                })));
        mutants.put(
                "divides the whole series into buckets",
                new Mutant(
                        "Downsampling",
                        "downsample_range_dividesTheStepsInIt",
                        Alteration.of(
                                "metrics.downsample",
                                call -> call.proceedWith(
                                        call.argument(0, String.class),
                                        call.argument(1, MetricSeries.class),
                                        StepRange.ALL,
                                        call.argument(3, Integer.class)))));
    }

    private static void addRepeats(Map<String, Mutant> mutants) {
        mutants.put(
                "shows a point as often as it was logged",
                new Mutant(
                        "MetricHistory",
                        "history_pointsInAnyOrder_isOrderedAndHoldsEachPointOnce",
                        Alteration.of("metrics.history", call -> {
                            MetricPoints points = ((MetricPage) Objects.requireNonNull(call.proceed())).points();
                            int[] twice = IntStream.range(0, points.size() * 2)
                                    .map(i -> i / 2)
                                    .toArray();
                            return new MetricPage(
                                    MetricPoints.copyOf(
                                            IntStream.of(twice)
                                                    .mapToLong(points::step)
                                                    .toArray(),
                                            IntStream.of(twice)
                                                    .mapToLong(points::timestampMillis)
                                                    .toArray(),
                                            IntStream.of(twice)
                                                    .mapToDouble(points::value)
                                                    .toArray()),
                                    Optional.empty());
                        })));
    }

    private static Alteration historyOf(DoubleUnaryOperator change) {
        return Alteration.of("metrics.history", call -> {
            MetricPage page = (MetricPage) Objects.requireNonNull(call.proceed());
            MetricPoints points = page.points();
            double[] values = Arrays.stream(points.values()).map(change).toArray();
            return new MetricPage(
                    MetricPoints.copyOf(points.steps(), points.timestampsMillis(), values), page.nextPageToken());
        });
    }
}
