package io.mlops.testkit.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mlops.data.Dataset;
import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.search.TextOrder;
import io.mlops.spi.Capability;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.commit.RunWrite;
import io.mlops.testkit.fixture.LegalTexts;
import io.mlops.testkit.fixture.Race;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import io.mlops.tracking.DatasetRef;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.RunStatus;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Appending metric points and the latest of them. */
public abstract class MetricContract extends StoreContract {
    private static final String WRITER = "metric-writer";

    @Test
    void append_severalRunsAndKeys_isReadPerRun() {
        String one = Samples.createRun(store(), 1);
        String two = Samples.createRun(store(), 2);
        append(
                1,
                Samples.point(one, "auc", 0, 0.5),
                Samples.point(two, "auc", 0, 0.25),
                Samples.point(one, "loss", 3, 2.0));

        assertThat(store().metrics().latest(one))
                .as(
                        "One append may hold several series of several runs; latest must return the run's own series, ordered by key.")
                .extracting(Metric::key, Metric::value, Metric::step)
                .containsExactly(tuple("auc", 0.5, 0L), tuple("loss", 2.0, 3L));
        assertThat(store().metrics().latest(two))
                .as("The points of another run must not be mixed in.")
                .extracting(Metric::value)
                .containsExactly(0.25);
    }

    @Test
    void append_keysOfAllScripts_areToldApart() {
        String run = Samples.createRun(store(), 1);
        List<String> keys = LegalTexts.keys();
        MetricBatch[] batches = keys.stream()
                .map(key -> Samples.point(run, key, 0, keys.indexOf(key)))
                .toArray(MetricBatch[]::new);
        append(1, batches);

        assertThat(store().metrics().latest(run))
                .as("Keys are compared exactly: none may be folded, trimmed or cut into another.")
                .allMatch(metric -> metric.value() == keys.indexOf(metric.key()))
                .extracting(Metric::key)
                .containsExactlyElementsOf(
                        keys.stream().sorted(TextOrder.CODE_POINT).toList());
    }

    @Test
    void latest_pointsInAnyOrder_isTheLargestStepThenTimeThenValue() {
        String run = Samples.createRun(store(), 1);
        append(1, points(run, "step", new double[] {1, 50, 1}, new double[] {9, 10, 2}, new double[] {5, 99, 3}));
        append(2, points(run, "time", new double[] {3, 10, 1}, new double[] {3, 30, 2}, new double[] {3, 20, 3}));
        append(3, points(run, "value", new double[] {3, 10, 7}, new double[] {3, 10, 9}, new double[] {3, 10, 8}));
        append(4, points(run, "step", new double[] {8, 1000, 4}));
        append(5, points(run, "negative", new double[] {-5, 10, 1}, new double[] {-9, 10, 2}));

        assertThat(store().metrics().latest(run))
                .as(
                        "The latest point is the one with the largest step, then time, then value, in whatever order points arrive.")
                .extracting(Metric::key, Metric::value)
                .containsExactly(tuple("negative", 1.0), tuple("step", 2.0), tuple("time", 2.0), tuple("value", 9.0));
        assertThat(store().run(run).data().metrics())
                .as("findRun must show the same latest points as latest.")
                .isEqualTo(store().metrics().latest(run));
    }

    @Test
    void latest_nanBesideNumbers_isBelowThem() {
        String run = Samples.createRun(store(), 1);
        append(1, points(run, "k", new double[] {3, 10, Double.NEGATIVE_INFINITY}, new double[] {3, 10, Double.NaN}));
        append(2, points(run, "z", new double[] {3, 10, 0.0}, new double[] {3, 10, -0.0}));
        store().needs(Capability.EXACT_INFINITIES, Capability.SIGNED_ZEROS);

        assertThat(store().metrics().latest(run))
                .as("At the same step and time NaN is below all numbers, and -0.0 below 0.0.")
                .extracting(Metric::value)
                .containsExactly(Double.NEGATIVE_INFINITY, 0.0);
    }

    @Test
    void latest_nanAtTheLargestStep_isTheLatest() {
        String run = Samples.createRun(store(), 1);
        append(1, points(run, "k", new double[] {3, 10, 1}, new double[] {4, 10, Double.NaN}));

        assertThat(store().metrics().latest(run))
                .as("NaN is a value: where it has the largest step, it is the latest point.")
                .extracting(Metric::value)
                .containsExactly(Double.NaN);
    }

    @Test
    void append_repeatedSequence_isANoOp() {
        String run = Samples.createRun(store(), 1);
        append(1, Samples.point(run, "k", 1, 1));
        append(2, Samples.point(run, "k", 2, 2));
        append(2, Samples.point(run, "k", 3, 3));
        append(1, Samples.point(run, "k", 4, 4));

        assertThat(store().metrics().latest(run))
                .as(
                        "An append whose sequence is not greater than the last of its writer is a repeat and must write nothing.")
                .extracting(Metric::step)
                .containsExactly(2L);
        store().metrics().append("another-writer", 1, List.of(Samples.point(run, "k", 5, 5)));
        assertThat(store().metrics().latest(run))
                .as("Sequences are counted per writer: another writer begins at 1.")
                .extracting(Metric::step)
                .containsExactly(5L);
    }

    @Test
    void append_sequenceWithGap_isTaken() {
        String run = Samples.createRun(store(), 1);
        append(1, Samples.point(run, "k", 1, 1));
        append(5, Samples.point(run, "k", 2, 2));

        assertThat(store().metrics().latest(run))
                .as("Sequences rise; they need not be consecutive.")
                .extracting(Metric::step)
                .containsExactly(2L);
    }

    @Test
    void append_withAMissingRun_writesNothingAndDoesNotUseUpTheSequence() {
        String run = Samples.createRun(store(), 1);
        assertThatThrownBy(
                        () -> append(1, Samples.point(run, "k", 1, 1), Samples.point(Samples.runId(99), "k", 1, 1)),
                        "Points of a run that does not exist must be refused with NotFoundException.")
                .isInstanceOf(NotFoundException.class);
        assertThat(store().metrics().latest(run))
                .as("A refused append must write nothing, not even the points before the bad one.")
                .isEmpty();

        append(1, Samples.point(run, "k", 2, 2));
        assertThat(store().metrics().latest(run))
                .as("A refused append must not use up its sequence.")
                .extracting(Metric::step)
                .containsExactly(2L);
    }

    @Test
    void append_toDeletedRun_isAConflictAndToEndedRunIsTaken() {
        String ended = Samples.createRun(store(), 1);
        String deleted = Samples.createRun(store(), 2);
        store().commit(new RunWrite.SetStatus(ended, RunStatus.FINISHED, Optional.of(store().now())));
        store().commit(new RunWrite.SetStage(deleted, LifecycleStage.DELETED));

        assertThatThrownBy(
                        () -> append(1, Samples.point(ended, "k", 1, 1), Samples.point(deleted, "k", 1, 1)),
                        "Points of a deleted run must be refused with ConflictException.")
                .isInstanceOf(ConflictException.class);
        assertThat(store().metrics().latest(ended))
                .as("A refused append must write nothing.")
                .isEmpty();
        append(2, Samples.point(ended, "k", 1, 1));
        assertThat(store().metrics().latest(ended))
                .as("Points of an ended run must be taken: they may have been in a buffer when it ended.")
                .hasSize(1);
    }

    @Test
    void append_nothing_isNoError() {
        String run = Samples.createRun(store(), 1);
        append(1);

        assertThat(store().metrics().latest(run))
                .as("A run without points has no latest points.")
                .isEmpty();
    }

    @Test
    void latest_missingRun_isNotFound() {
        store().metrics();
        assertThatThrownBy(
                        () -> store().metrics().latest(Samples.runId(99)),
                        "latest of a run that does not exist must throw NotFoundException.")
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void series_ofOneKey_areToldApartByModelAndDataset() {
        store().needs(Capability.SERIES_DIMENSIONS);
        String run = Samples.createRun(store(), 1);
        MetricSeries plain = MetricSeries.of("auc");
        MetricSeries onModel = plain.onModel("m-1");
        MetricSeries onData = plain.onDataset(new DatasetRef("rows", "d1"));
        MetricSeries onOtherData = plain.onDataset(new DatasetRef("rows", "d2"));
        List<MetricSeries> all =
                List.of(plain, onData, onOtherData, onModel, onModel.onDataset(new DatasetRef("rows", "d1")));
        append(
                1,
                all.stream()
                        .map(s -> Samples.points(run, s, new long[] {1}, new double[] {all.indexOf(s)}))
                        .toArray(MetricBatch[]::new));

        assertThat(store().metrics().latest(run))
                .as(
                        "A series is key, model and dataset; latest is ordered by key, then model, then dataset, a missing one first.")
                .extracting(Metric::series, Metric::value)
                .containsExactlyElementsOf(
                        all.stream().map(s -> tuple(s, (double) all.indexOf(s))).toList());
    }

    @Test
    void series_ofTheLongestNames_areKept() {
        store().needs(Capability.SERIES_DIMENSIONS);
        String run = Samples.createRun(store(), 1);
        DatasetRef dataset = new DatasetRef(LegalTexts.varied(Dataset.MAX_NAME), LegalTexts.varied(Dataset.MAX_DIGEST));
        MetricSeries series = MetricSeries.of(LegalTexts.varied(LegalTexts.KEY)).onDataset(dataset);
        append(1, Samples.points(run, series, new long[] {1}, new double[] {2}));

        assertThat(store().metrics().latest(run))
                .as(
                        "Key, dataset name and digest of a series may have their longest lengths together; an index must not limit them.")
                .extracting(Metric::series)
                .containsExactly(series);
    }

    @Test
    void append_fromEightThreads_losesNothing() {
        String run = Samples.createRun(store(), 1);
        int rounds = 25;
        Race<Integer> race = Race.of(8, thread -> () -> {
            for (int i = 1; i <= rounds; i++) {
                store().metrics()
                        .append("writer-" + thread, i, List.of(Samples.point(run, "k", thread * 1000L + i, i)));
            }
            return rounds;
        });

        assertThat(race.failures())
                .as("Appends of several writers at once must all succeed.")
                .isEmpty();
        Set<Long> steps = new HashSet<>();
        for (long step : History.all(store(), run, MetricSeries.of("k")).steps()) {
            steps.add(step);
        }
        assertThat(steps).as("No point of 8 writers at once may be lost.").hasSize(8 * rounds);
    }

    private void append(long sequence, MetricBatch... batches) {
        store().metrics().append(WRITER, sequence, List.of(batches));
    }

    /** Each point is {step, time, value}. */
    private static MetricBatch points(String run, String key, double[]... points) {
        long[] steps = Arrays.stream(points).mapToLong(point -> (long) point[0]).toArray();
        long[] times = Arrays.stream(points).mapToLong(point -> (long) point[1]).toArray();
        double[] values = Arrays.stream(points).mapToDouble(point -> point[2]).toArray();
        return new MetricBatch(run, MetricSeries.of(key), MetricPoints.copyOf(steps, times, values));
    }
}
