package io.mlops.testkit.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.NotFoundException;
import io.mlops.page.PageRequest;
import io.mlops.spi.Capability;
import io.mlops.spi.MetricBatch;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The history of a series: every point, once, in its order, by range and by page. */
public abstract class MetricHistoryContract extends StoreContract {
    private static final MetricSeries SERIES = MetricSeries.of("loss");
    private static final String WRITER = "history-writer";

    @Test
    void values_ofAllKinds_comeBackBitForBit() {
        double[] values = {
            0.0,
            -0.0,
            1.0 / 3.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL / 2,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Math.nextUp(1.0),
            Math.nextDown(1.0),
            0.1 + 0.2,
            1e-300,
            Double.NaN
        };
        double[] taken = Arrays.stream(values).filter(this::isTaken).toArray();
        String run = Samples.createRun(store(), 1);
        append(1, run, LongStream.range(0, taken.length).toArray(), taken);

        MetricPoints read = History.all(store(), run, SERIES);
        assertThat(bits(read.values()))
                .as("Values must come back bit for bit: -0.0, denormals, the largest, neighbours of 1, NaN as NaN.")
                .isEqualTo(bits(taken));
    }

    /** Without EXACT_INFINITIES the largest numbers stand for infinities. */
    private boolean isTaken(double value) {
        boolean isLargest = Math.abs(value) == Double.MAX_VALUE;
        boolean isNegativeZero = Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(-0.0);
        return !(isLargest && !store().has(Capability.EXACT_INFINITIES))
                && !(isNegativeZero && !store().has(Capability.SIGNED_ZEROS));
    }

    @Test
    void infinities_comeBackAsWritten() {
        store().needs(Capability.EXACT_INFINITIES);
        String run = Samples.createRun(store(), 1);
        double[] values = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        append(1, run, new long[] {1, 2}, values);

        assertThat(History.all(store(), run, SERIES).values())
                .as("Infinities must come back as they were written, as EXACT_INFINITIES is declared.")
                .containsExactly(values);
    }

    @Test
    void stepsAndTimes_ofTheWholeRange_comeBack() {
        String run = Samples.createRun(store(), 1);
        long[] steps = {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE};
        long[] times = {0, 1, 1_700_000_000_123L, 253_402_300_799_999L, Long.MAX_VALUE};
        MetricPoints points = MetricPoints.copyOf(steps, times, new double[5]);
        store().metrics().append(WRITER, 1, List.of(new MetricBatch(run, SERIES, points)));

        assertThat(History.all(store(), run, SERIES))
                .as(
                        "Steps of the whole range of long, negative ones too, and times of the whole range from 0 must come back.")
                .isEqualTo(points);
    }

    @Test
    void history_pointsInAnyOrder_isOrderedAndHoldsEachPointOnce() {
        store().needs(Capability.SIGNED_ZEROS);
        String run = Samples.createRun(store(), 1);
        append(1, run, new long[] {5, 1, 3, 3, 3}, new double[] {50, 10, 30, Double.NaN, 30});
        append(2, run, new long[] {3, 2, 3, 3, 3}, new double[] {
            -0.0, 20, 0.0, Double.longBitsToDouble(0x7ff8000000000001L), 29
        });
        append(3, run, new long[] {5}, new double[] {50});

        assertThat(History.written(History.all(store(), run, SERIES)))
                .as(
                        "A history is ordered by step, time and value with NaN below all numbers and -0.0 below 0.0; points that are equal"
                                + " (all NaN alike, 0.0 and -0.0 not) are one point, within an append and between appends.")
                .containsExactly(
                        at(1, 10),
                        at(2, 20),
                        at(3, Double.NaN),
                        at(3, -0.0),
                        at(3, 0.0),
                        at(3, 29),
                        at(3, 30),
                        at(5, 50));
    }

    @Test
    void history_sameStepAtOtherTimes_keepsAllInOrderOfTime() {
        String run = Samples.createRun(store(), 1);
        MetricPoints points =
                MetricPoints.copyOf(new long[] {1, 1, 1}, new long[] {30, 10, 20}, new double[] {1, 2, 0});
        store().metrics().append(WRITER, 1, List.of(new MetricBatch(run, SERIES, points)));

        assertThat(History.written(History.all(store(), run, SERIES)))
                .as("Points of one step at several times are several points, ordered by time.")
                .containsExactly("1@10=2.0", "1@20=0.0", "1@30=1.0");
    }

    @Test
    void history_range_includesBothEnds() {
        String run = Samples.createRun(store(), 1);
        append(1, run, new long[] {-2, -1, 0, 1, 2}, new double[] {1, 2, 3, 4, 5});

        MetricPage page = store().metrics().history(run, SERIES, new StepRange(-1, 1), PageRequest.first(10));
        assertThat(page.points().steps())
                .as("A range of steps includes both its ends.")
                .containsExactly(-1, 0, 1);
        assertThat(page.nextPageToken()).as("The last page must have no token.").isEmpty();
        assertThat(store().metrics()
                        .history(run, SERIES, new StepRange(3, Long.MAX_VALUE), PageRequest.first(10))
                        .points()
                        .size())
                .as("A range without points has none.")
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100})
    void history_byPages_isTheWholeInOrder(int size) {
        String run = Samples.createRun(store(), 1);
        Random random = new Random(20_260_301);
        List<Long> expected = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            long[] steps = random.longs(10, -1000, 1000).distinct().toArray();
            append(i, run, steps, new double[steps.length]);
            Arrays.stream(steps).forEach(expected::add);
        }

        List<Long> read = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.first(size));
        while (next.isPresent()) {
            PageRequest request = next.get();
            MetricPage page = store().metrics().history(run, SERIES, StepRange.ALL, request);
            assertThat(page.points().size())
                    .as("A page must not hold more points than were asked for.")
                    .isLessThanOrEqualTo(size);
            Arrays.stream(page.points().steps()).forEach(read::add);
            next = page.nextPageToken().map(request::after);
        }
        assertThat(read)
                .as(
                        "Pages of %s points, one after another, must give the whole history in order, each point once.",
                        size)
                .containsExactlyElementsOf(expected.stream().distinct().sorted().toList());
    }

    @Test
    void history_pointsBetweenThePages_neitherSkipNorRepeat() {
        store().needs(Capability.STABLE_PAGING);
        String run = Samples.createRun(store(), 1);
        append(1, run, new long[] {10, 20, 30, 40}, new double[4]);
        PageRequest request = PageRequest.first(2);
        MetricPage first = store().metrics().history(run, SERIES, StepRange.ALL, request);
        append(2, run, new long[] {5, 15, 25, 45}, new double[4]);
        MetricPage second =
                store().metrics().history(run, SERIES, StepRange.ALL, new PageRequest(100, first.nextPageToken()));

        assertThat(second.points().steps())
                .as(
                        "A page goes on behind the last point that was shown, whatever was inserted before it: page by key, not by offset.")
                .containsExactly(25, 30, 40, 45);
    }

    @Test
    void history_unknownSeries_isEmptyAndUnknownRunIsNotFound() {
        String run = Samples.createRun(store(), 1);
        assertThat(History.all(store(), run, MetricSeries.of("nothing")).size())
                .as("A series without points is empty, not an error.")
                .isZero();
        assertThatThrownBy(
                        () -> History.all(store(), Samples.runId(99), SERIES),
                        "history of a run that does not exist must throw NotFoundException.")
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(
                        () -> store().metrics().downsample(Samples.runId(99), SERIES, StepRange.ALL, 5),
                        "downsample of a run that does not exist must throw NotFoundException.")
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void history_manyPointsOfManyAppends_areAllThere() {
        String run = Samples.createRun(store(), 1);
        int perAppend = 2_000;
        for (int i = 0; i < 10; i++) {
            long first = (long) i * perAppend;
            long[] steps = LongStream.range(first, first + perAppend).toArray();
            append(
                    i + 1,
                    run,
                    steps,
                    Arrays.stream(steps).mapToDouble(Math::sqrt).toArray());
        }

        MetricPoints read = History.all(store(), run, SERIES);
        assertThat(read.size())
                .as("All points of all appends must be in the history.")
                .isEqualTo(10 * perAppend);
        assertThat(read.value(12_345)).as("Each value must stand at its step.").isEqualTo(Math.sqrt(12_345));
    }

    private void append(long sequence, String run, long[] steps, double[] values) {
        store().metrics().append(WRITER, sequence, List.of(Samples.points(run, SERIES, steps, values)));
    }

    private static String at(long step, double value) {
        return step + "@" + (1_700_000_000_000L + step) + "=" + value;
    }

    private static List<Long> bits(double[] values) {
        return Arrays.stream(values).mapToObj(Double::doubleToLongBits).toList();
    }
}
