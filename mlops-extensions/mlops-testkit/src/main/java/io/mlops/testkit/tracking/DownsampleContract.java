package io.mlops.testkit.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import io.mlops.tracking.MetricBucket;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A series reduced to buckets of equal width in steps. */
public abstract class DownsampleContract extends StoreContract {
    private static final MetricSeries SERIES = MetricSeries.of("loss");

    @Test
    void downsample_evenSteps_hasMinMaxLastAndCountPerBucket() {
        String run = series(
                LongStream.range(0, 100).toArray(),
                LongStream.range(0, 100).mapToDouble(i -> i % 10).toArray());

        assertThat(downsample(run, StepRange.ALL, 10))
                .as("100 steps in 10 buckets: each covers 10 steps, with smallest, largest, last value and count.")
                .isEqualTo(LongStream.range(0, 10)
                        .mapToObj(i -> new MetricBucket(i * 10, i * 10 + 9, 0, 9, 9, 10))
                        .toList());
    }

    @Test
    void downsample_unevenSteps_usesWidthOfTheSpecification() {
        String run = series(new long[] {-3, 0, 1, 4, 7}, new double[] {1, 2, 3, 4, 5});

        assertThat(downsample(run, StepRange.ALL, 3))
                .as(
                        "Width is (largest - smallest) / buckets + 1 = 4: steps -3..0, 1..4, 5..8; first and last step are those that exist.")
                .containsExactly(
                        new MetricBucket(-3, 0, 1, 2, 2, 2),
                        new MetricBucket(1, 4, 3, 4, 4, 2),
                        new MetricBucket(7, 7, 5, 5, 5, 1));
    }

    @Test
    void downsample_gap_leavesEmptyBucketsOut() {
        String run = series(new long[] {0, 99}, new double[] {1, 2});

        assertThat(downsample(run, StepRange.ALL, 10))
                .as("Buckets without points must be left out.")
                .containsExactly(new MetricBucket(0, 0, 1, 1, 1, 1), new MetricBucket(99, 99, 2, 2, 2, 1));
    }

    @Test
    void downsample_nan_isCountedAndNeitherSmallestNorLargest() {
        String run = series(new long[] {0, 1, 2, 10}, new double[] {3, 1, Double.NaN, Double.NaN});

        assertThat(downsample(run, StepRange.ALL, 2))
                .as(
                        "NaN counts and can be the last value; smallest and largest are of numbers, NaN where there is none.")
                .containsExactly(
                        new MetricBucket(0, 2, 1, 3, Double.NaN, 3),
                        new MetricBucket(10, 10, Double.NaN, Double.NaN, Double.NaN, 1));
    }

    @Test
    void downsample_range_dividesTheStepsInIt() {
        String run = series(LongStream.range(0, 100).toArray(), new double[100]);

        assertThat(downsample(run, new StepRange(20, 29), 2))
                .as("The buckets divide the steps that exist in the range, not those of the whole series.")
                .extracting(MetricBucket::firstStep)
                .containsExactly(20L, 25L);
        assertThat(downsample(run, new StepRange(200, 300), 2))
                .as("A range without points has no buckets.")
                .isEmpty();
    }

    @Test
    void downsample_wholeRangeOfSteps_doesNotOverflow() {
        String run = series(new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE}, new double[] {1, 2, 3});

        assertThat(downsample(run, StepRange.ALL, 1))
                .as("The width is computed unsigned: one bucket may cover every step.")
                .containsExactly(new MetricBucket(Long.MIN_VALUE, Long.MAX_VALUE, 1, 3, 3, 3));
        assertThat(downsample(run, StepRange.ALL, 2))
                .as("The width is computed unsigned: the differences of steps may pass the range of long.")
                .extracting(MetricBucket::count)
                .containsExactly(1L, 2L);
    }

    @Test
    void downsample_pointsInSeveralAppends_areOneSeries() {
        String run = series(new long[] {1, 2}, new double[] {5, 6});
        store().metrics().append("other", 1, List.of(Samples.points(run, SERIES, new long[] {1, 2}, new double[] {5, 4
        })));

        assertThat(downsample(run, StepRange.ALL, 1))
                .as(
                        "Equal points of several appends are one point; the last value is that of the largest (step, time, value).")
                .containsExactly(new MetricBucket(1, 2, 4, 6, 6, 3));
    }

    private String series(long[] steps, double[] values) {
        String run = Samples.createRun(store(), 1);
        store().metrics().append("downsample-writer", 1, List.of(Samples.points(run, SERIES, steps, values)));
        return run;
    }

    private List<MetricBucket> downsample(String run, StepRange range, int buckets) {
        return store().metrics().downsample(run, SERIES, range, buckets);
    }
}
