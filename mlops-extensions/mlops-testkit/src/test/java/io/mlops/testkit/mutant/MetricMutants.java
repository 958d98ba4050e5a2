package io.mlops.testkit.mutant;

import io.mlops.error.NotFoundException;
import io.mlops.spi.MetricBatch;
import io.mlops.testkit.altered.Alteration;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Mutants of appended points and of the latest. */
final class MetricMutants {
    private static final AtomicLong RISING = new AtomicLong(1000);

    private MetricMutants() {}

    static void addTo(Map<String, Mutant> mutants) {
        addAppends(mutants);
        addSeries(mutants);
        addLatest(mutants);
    }

    private static void addAppends(Map<String, Mutant> mutants) {
        mutants.put(
                "takes every append for a new one",
                new Mutant(
                        "Metrics",
                        "append_repeatedSequence_isANoOp",
                        Alteration.of(
                                "metrics.append",
                                call -> call.proceedWith(
                                        call.argument(0, String.class),
                                        RISING.incrementAndGet(),
                                        call.argument(2, List.class)))));
        mutants.put(
                "appends batch by batch",
                new Mutant(
                        "Metrics",
                        "append_withAMissingRun_writesNothingAndDoesNotUseUpTheSequence",
                        Alteration.of("metrics.append", call -> {
                            for (Object batch : call.argument(2, List.class)) {
                                call.proceedWith(
                                        call.argument(0, String.class) + RISING.incrementAndGet(), 1L, List.of(batch));
                            }
                            return null;
                        })));
        mutants.put(
                "uses up the sequence of a refused append",
                new Mutant(
                        "Metrics",
                        "append_withAMissingRun_writesNothingAndDoesNotUseUpTheSequence",
                        Alteration.of("metrics.append", call -> {
                            try {
                                return call.proceed();
                            } catch (NotFoundException e) {
                                call.proceedWith(
                                        call.argument(0, String.class), call.argument(1, Long.class), List.of());
                                throw e;
                            }
                        })));
    }

    private static void addSeries(Map<String, Mutant> mutants) {
        mutants.put(
                "mixes the series of one key",
                new Mutant(
                        "Metrics",
                        "series_ofOneKey_areToldApartByModelAndDataset",
                        Alteration.of("metrics.append", call -> {
                            List<MetricBatch> plain = new ArrayList<>();
                            for (Object batch : call.argument(2, List.class)) {
                                MetricBatch of = (MetricBatch) batch;
                                plain.add(new MetricBatch(
                                        of.runId(), MetricSeries.of(of.series().key()), of.points()));
                            }
                            return call.proceedWith(
                                    call.argument(0, String.class), call.argument(1, Long.class), plain);
                        })));
        mutants.put(
                "leaves NaN out of the latest points",
                new Mutant(
                        "Metrics",
                        "latest_nanAtTheLargestStep_isTheLatest",
                        Alteration.of(
                                "metrics.latest",
                                call ->
                                        call
                                                .backend()
                                                .metrics()
                                                .orElseThrow()
                                                .latest(call.argument(0, String.class))
                                                .stream()
                                                .filter(metric -> !Double.isNaN(metric.value()))
                                                .toList())));
    }

    private static void addLatest(Map<String, Mutant> mutants) {
        mutants.put(
                "orders the latest points the other way",
                new Mutant(
                        "Metrics", "append_severalRunsAndKeys_isReadPerRun", Alteration.of("metrics.latest", call -> {
                            List<Object> latest = new ArrayList<>(
                                    call.backend().metrics().orElseThrow().latest(call.argument(0, String.class)));
                            Collections.reverse(latest);
                            return latest;
                        })));
        mutants.put(
                "shows other latest points in a run",
                new Mutant(
                        "Metrics",
                        "latest_pointsInAnyOrder_isTheLargestStepThenTimeThenValue",
                        Alteration.of(
                                "runs.findRun",
                                call -> call.backend()
                                        .runs()
                                        .orElseThrow()
                                        .findRun(call.argument(0, String.class))
                                        .map(MetricMutants::withoutMetrics))));
    }

    private static Run withoutMetrics(Run run) {
        RunData data = run.data();
        List<Metric> none = List.of();
        return new Run(run.info(), new RunData(data.params(), data.tags(), none, data.inputs(), data.models()));
    }
}
