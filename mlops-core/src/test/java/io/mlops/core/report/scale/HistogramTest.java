package io.mlops.core.report.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HistogramTest {
    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    private static double total(Histogram histogram, int side) {
        double total = histogram.below(side) + histogram.above(side);
        for (int i = 0; i < histogram.size(); i++) {
            total += histogram.share(side, i);
        }
        return total;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shares_ofAnyCounts_addUpToOne(int seed) {
        Random random = new Random(seed);
        double[] edges = random.doubles(2 + random.nextInt(1025))
                .map(value -> Math.pow(value, -3))
                .sorted()
                .distinct()
                .toArray();
        double[] counts = random.doubles(edges.length - 1, 0, 1e6).toArray();

        Histogram histogram = new Histogram(edges, counts, counts);

        assertThat(total(histogram, 0)).isCloseTo(1, within(1e-9));
        assertThat(histogram.size()).isBetween(1, 61);
        assertThat(IntStream.rangeClosed(0, histogram.size())
                        .mapToObj(histogram::edge)
                        .toList())
                .isSorted();
    }

    @Test
    void height_ofUnequalBins_makesAreasEqualShares() {
        Histogram histogram = new Histogram(new double[] {0, 1, 4}, new double[] {1, 1}, new double[0]);

        assertThat(histogram.isEven()).isFalse();
        assertThat(histogram.height(0, 0)).isCloseTo(3 * histogram.height(0, 1), within(1e-12));
    }

    @Test
    void tail_thatSqueezesTheRest_isCutAndKeptAsAShare() {
        double[] edges = IntStream.rangeClosed(0, 1000).mapToDouble(i -> i).toArray();
        double[] counts = new double[1000];
        Arrays.fill(counts, 0, 100, 10);
        counts[999] = 1;

        Histogram histogram = new Histogram(edges, counts, counts);

        assertThat(histogram.edge(histogram.size())).isLessThan(200);
        assertThat(histogram.above(0)).isCloseTo(1 / 1001.0, within(1e-12));
    }

    @Test
    void counts_tooLargeToAdd_areSharedAllTheSame() {
        double[] huge = {Double.MAX_VALUE, Double.MAX_VALUE};
        Histogram histogram = new Histogram(new double[] {0, 1, 2}, huge, huge);

        assertThat(histogram.share(1, 0)).isEqualTo(0.5);
    }

    @Test
    void edges_onlyInfinite_leaveNothingToDraw() {
        double[] edges = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};

        assertThat(new Histogram(edges, new double[] {3}, new double[0]).size()).isZero();
        assertThat(new Histogram(new double[0], new double[0], new double[0]).size())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void binning_ofAnySamples_countsEachFiniteValueOnce(int seed) {
        Random random = new Random(seed);
        double scale = Math.pow(10, random.nextInt(600) - 300);
        double[] one =
                random.doubles(random.nextInt(300)).map(value -> value * scale).toArray();
        double[] other = random.doubles(1 + random.nextInt(300))
                .map(value -> value > 0.9 ? Double.NaN : -value)
                .toArray();

        double[] edges = Binning.edges(one, other);

        double finite = Arrays.stream(other).filter(Double::isFinite).count();
        assertThat(Arrays.stream(Binning.counts(edges, one)).sum()).isEqualTo(one.length);
        assertThat(Arrays.stream(Binning.counts(edges, other)).sum()).isEqualTo(finite);
        assertThat(edges.length).isLessThanOrEqualTo(51);
    }
}
