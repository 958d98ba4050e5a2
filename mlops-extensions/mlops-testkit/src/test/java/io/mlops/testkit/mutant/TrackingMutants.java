package io.mlops.testkit.mutant;

import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.search.Filter;
import io.mlops.search.LifecycleView;
import io.mlops.search.SearchQuery;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.RunBatch;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunData;
import io.mlops.tracking.StepRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Mutants of runs and metrics. */
final class TrackingMutants {
    private TrackingMutants() {}

    static void addTo(Map<String, Mutant> mutants) {
        addRuns(mutants);
        addSearches(mutants);
        addMetrics(mutants);
        addHistories(mutants);
    }

    private static void addRuns(Map<String, Mutant> mutants) {
        mutants.put(
                "ignores another value of a param",
                new Mutant(
                        "RunData",
                        "param_otherValue_isAConflictAndNothingOfTheBatchIsWritten",
                        Alteration.of("runs.logBatch", call -> {
                            try {
                                return call.proceed();
                            } catch (ConflictException e) {
                                return null;
                            }
                        })));
        mutants.put(
                "writes the tags of a batch before its params are judged",
                new Mutant(
                        "RunData",
                        "param_otherValue_isAConflictAndNothingOfTheBatchIsWritten",
                        Alteration.of("runs.logBatch", call -> {
                            RunBatch batch = call.argument(0, RunBatch.class);
                            call.proceedWith(new RunBatch(batch.runId(), Map.of(), batch.tags(), Set.of(), List.of()));
                            return call.proceed();
                        })));
        mutants.put(
                "trims the values of params",
                new Mutant(
                        "RunData",
                        "params_ofEveryLegalKeyAndValue_comeBackAsWritten",
                        Alteration.of("runs.logBatch", call -> {
                            RunBatch batch = call.argument(0, RunBatch.class);
                            Map<String, String> trimmed = new HashMap<>(batch.params());
                            trimmed.replaceAll((key, value) -> value.strip());
                            return call.proceedWith(new RunBatch(
                                    batch.runId(), trimmed, batch.tags(), batch.removedTags(), batch.inputs()));
                        })));
        mutants.put(
                "cuts long tags",
                new Mutant(
                        "RunData",
                        "tags_ofEveryLegalKeyAndValue_comeBackAsWritten",
                        Alteration.of("runs.logBatch", call -> {
                            RunBatch batch = call.argument(0, RunBatch.class);
                            Map<String, String> cut = new HashMap<>(batch.tags());
                            cut.replaceAll((key, value) -> value.substring(0, Math.min(5000, value.length())));
                            return call.proceedWith(new RunBatch(
                                    batch.runId(), batch.params(), cut, batch.removedTags(), batch.inputs()));
                        })));
        mutants.put(
                "compares names of experiments without case",
                new Mutant(
                        "Experiments",
                        "create_namesOfAllScripts_areToldApart",
                        Alteration.of(
                                "runs.findExperimentByName",
                                call -> call.proceedWith(
                                        call.argument(0, String.class).toLowerCase(Locale.ROOT)))));
        mutants.put(
                "hides deleted runs",
                new Mutant(
                        "RunLife",
                        "deletedRun_isFoundRefusesWritesAndIsRestoredWhole",
                        Alteration.of("runs.findRun", call -> {
                            Optional<?> run = (Optional<?>) call.proceed();
                            return run == null
                                    ? Optional.empty()
                                    : run.map(Run.class::cast)
                                            .filter(found -> found.info().stage() == LifecycleStage.ACTIVE);
                        })));
        mutants.put(
                "purges what was deleted at the time",
                new Mutant(
                        "Purging",
                        "purge_runsDeletedBefore_areGoneWithTheirDataAndOthersStay",
                        Alteration.of(
                                "runs.purge",
                                call -> call.proceedWith(
                                        call.argument(0, Instant.class).plusMillis(1)))));
    }

    private static void addSearches(Map<String, Mutant> mutants) {
        mutants.put(
                "ignores filters",
                new Mutant(
                        "RunSearch",
                        "text_comparedInEveryWay_isFoundAsFilterMatchesSays",
                        altered(query -> new SearchQuery(Filter.all(), query.orderBy(), query.view(), query.page()))));
        mutants.put(
                "ignores orders",
                new Mutant(
                        "RunSearch",
                        "orders_ofEveryKind_sortByValueWithNanAndMissingLast",
                        altered(query -> new SearchQuery(query.filter(), List.of(), query.view(), query.page()))));
        mutants.put(
                "shows deleted runs always",
                new Mutant(
                        "RunSearch", "view_ofDeletedRuns_isAsAsked", altered(query -> query.view(LifecycleView.ALL))));
        mutants.put(
                "searches in all experiments",
                new Mutant(
                        "RunSearch",
                        "search_inExperiments_seesTheirRunsAlone",
                        Alteration.of(
                                "runs.searchRuns",
                                call -> call.proceedWith(List.of(), call.argument(1, SearchQuery.class)))));
        mutants.put(
                "pages runs by offset",
                new Mutant(
                        "RunPaging",
                        "page_afterAnInsertInFront_goesOnBehindTheLastRow",
                        Alteration.of("runs.searchRuns", call -> byOffset(call))));
        mutants.put(
                "takes any page token for the beginning",
                new Mutant(
                        "RunPaging",
                        "page_ofAForeignToken_isRefused",
                        altered(query ->
                                query.page(PageRequest.first(query.page().maxResults())))));
    }

    private static Alteration altered(UnaryOperator<SearchQuery> change) {
        return Alteration.of(
                "runs.searchRuns",
                call -> call.proceedWith(
                        call.argument(0, List.class), change.apply(call.argument(1, SearchQuery.class))));
    }

    private static Page<Run> byOffset(Call call) {
        SearchQuery query = call.argument(1, SearchQuery.class);
        List<Run> all = call.backend()
                .runs()
                .orElseThrow()
                .searchRuns(List.of(), query.page(PageRequest.first(1000)))
                .items();
        int from = query.page().pageToken().map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + query.page().maxResults());
        return new Page<>(all.subList(from, to), to < all.size() ? Optional.of("" + to) : Optional.empty());
    }

    private static void addMetrics(Map<String, Mutant> mutants) {
        AtomicLong rising = new AtomicLong(1000);
        mutants.put(
                "takes every append for a new one",
                new Mutant(
                        "Metrics",
                        "append_repeatedSequence_isANoOp",
                        Alteration.of(
                                "metrics.append",
                                call -> call.proceedWith(
                                        call.argument(0, String.class),
                                        rising.incrementAndGet(),
                                        call.argument(2, List.class)))));
        mutants.put(
                "appends batch by batch",
                new Mutant(
                        "Metrics",
                        "append_withAMissingRun_writesNothingAndDoesNotUseUpTheSequence",
                        Alteration.of("metrics.append", call -> {
                            for (Object batch : call.argument(2, List.class)) {
                                call.proceedWith(
                                        call.argument(0, String.class) + rising.incrementAndGet(), 1L, List.of(batch));
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
                                        .map(TrackingMutants::withoutMetrics))));
    }

    private static Run withoutMetrics(Run run) {
        RunData data = run.data();
        List<Metric> none = List.of();
        return new Run(run.info(), new RunData(data.params(), data.tags(), none, data.inputs(), data.models()));
    }

    private static void addHistories(Map<String, Mutant> mutants) {
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
