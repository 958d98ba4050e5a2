package io.mlops.data.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class QuantileEdgesTest {
    private static final int SIZE = 60_000;

    static Stream<Named<IntToDoubleFunction>> inputs() {
        Random random = new Random(11);
        return Stream.of(
                Named.of("normal", i -> random.nextGaussian()),
                Named.of("lognormal", i -> Math.exp(3 * random.nextGaussian())),
                Named.of("half zero", i -> i % 2 == 0 ? 0 : random.nextGaussian()),
                Named.of("600 values", i -> i % 600),
                Named.of("1,100 values", i -> i % 1_100),
                Named.of("400 frequent among many", i -> i % 3 == 0 ? random.nextDouble() * 400 : random.nextInt(400)),
                Named.of("neighbours", i -> Math.scalb(1.0 + i % 700, -1074)),
                Named.of("largest", i -> i % 2 == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void of_anyValues_ascendWithinTheLimitAndBoundTheData(IntToDoubleFunction input) {
        double[] data = IntStream.range(0, SIZE).mapToDouble(input).sorted().toArray();
        double[] edges = edges(data);
        assertThat(edges)
                .hasSizeLessThanOrEqualTo(QuantileEdges.MAX_EDGES)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(edges).allMatch(Double::isFinite)).isTrue();
        assertThat(edges[edges.length - 1]).isEqualTo(data[SIZE - 1]);
        assertThat(edges[0]).isEqualTo(Math.max(Math.nextDown(data[0]), -Double.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void of_anyValues_leaveNoFrequentValueWithOthers(IntToDoubleFunction input) {
        double[] data = IntStream.range(0, SIZE).mapToDouble(input).sorted().toArray();
        double[] edges = edges(data);
        int start = 0;
        for (double edge : edges) {
            int end = start;
            while (end < SIZE && data[end] <= edge) {
                end++;
            }
            boolean alone = end > start && data[start] == data[end - 1];
            assertThat(alone ? 0 : end - start).isLessThan(2 * SIZE / 511 + 1);
            start = end;
        }
        assertThat(start).isEqualTo(SIZE);
    }

    @Test
    void of_continuousValues_areAtQuantiles() {
        double[] data = IntStream.range(0, 102_200).asDoubleStream().toArray();
        double[] edges = edges(data);
        assertThat(edges).hasSize(1_023);
        for (int i = 1; i < edges.length; i++) {
            assertThat(edges[i]).isEqualTo(100 * i - 1);
        }
    }

    @Test
    void of_fewDistinctValues_giveEachItsOwnBin() {
        assertThat(edges(new double[] {1, 1, 1, 2, 3, 3}))
                .containsExactly(Math.nextDown(1.0), 1, Math.nextDown(2.0), 2, Math.nextDown(3.0), 3);
        assertThat(edges(new double[] {7, 7})).containsExactly(Math.nextDown(7.0), 7);
    }

    @Test
    void of_noValue_areNone() {
        assertThat(edges(new double[0])).isEmpty();
    }

    private static double[] edges(double[] sorted) {
        QuantileBuffer buffer = new QuantileBuffer();
        Arrays.stream(sorted).forEach(buffer::add);
        return sorted.length == 0
                ? QuantileEdges.of(buffer.freeze(), Double.NaN, Double.NaN)
                : QuantileEdges.of(buffer.freeze(), sorted[0], sorted[sorted.length - 1]);
    }
}
