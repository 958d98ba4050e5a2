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
import org.junit.jupiter.params.provider.ValueSource;

final class QuantileBufferTest {
    private static final int MANY = 1_500_000;

    static Stream<Named<IntToDoubleFunction>> inputs() {
        Random random = new Random(3);
        return Stream.of(
                Named.of("random", i -> random.nextGaussian()),
                Named.of("ascending", i -> i),
                Named.of("descending", i -> -i),
                Named.of("repeating", i -> i % 1_000),
                Named.of("constant", i -> 5),
                Named.of("outward", i -> i % 2 == 0 ? i : -i));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 2_999, 3_001, 20_000, QuantileBuffer.EXACT})
    void freeze_upToTheLimit_isTheSortedInput(int size) {
        Random random = new Random(size);
        double[] input = IntStream.range(0, size)
                .mapToDouble(i -> random.nextGaussian() * Math.scalb(1.0, random.nextInt(100) - 50))
                .toArray();
        QuantileBuffer buffer = new QuantileBuffer();
        Arrays.stream(input).forEach(buffer::add);
        SortedValues values = buffer.freeze();
        Arrays.sort(input);
        assertThat(IntStream.range(0, values.size()).mapToDouble(values::value).toArray())
                .isEqualTo(input);
        assertThat(values.total()).isEqualTo(size);
        assertThat(values.moved()).isZero();
    }

    @Test
    void freeze_extremeValues_areInOrder() {
        double[] ascending = {
            Double.NEGATIVE_INFINITY,
            -Double.MAX_VALUE,
            -1,
            -Double.MIN_VALUE,
            0,
            Double.MIN_NORMAL,
            1,
            Double.MAX_VALUE
        };
        QuantileBuffer buffer = new QuantileBuffer();
        for (int copies = 0; copies < 1_000; copies++) {
            for (int i = ascending.length - 1; i >= 0; i--) {
                buffer.add(ascending[i]);
            }
        }
        SortedValues values = buffer.freeze();
        for (int i = 0; i < values.size(); i++) {
            assertThat(values.value(i)).isEqualTo(ascending[i / 1_000]);
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void freeze_beyondTheLimit_movesRanksByNoMoreThanItSays(IntToDoubleFunction input) {
        double[] all = new double[MANY];
        QuantileBuffer buffer = new QuantileBuffer();
        for (int i = 0; i < MANY; i++) {
            all[i] = input.applyAsDouble(i);
            buffer.add(all[i]);
        }
        Arrays.sort(all);
        SortedValues values = buffer.freeze();
        assertThat(values.total()).isEqualTo(MANY);
        assertThat(values.moved()).isPositive().isLessThan(MANY / 10_000);
        long rank = 0;
        int exact = 0;
        for (int i = 0; i < values.size(); i++) {
            rank += values.weight(i);
            if (i + 1 < values.size() && values.value(i + 1) == values.value(i)) {
                continue;
            }
            while (exact < MANY && all[exact] <= values.value(i)) {
                exact++;
            }
            assertThat(Math.abs(rank - exact)).isLessThanOrEqualTo(values.moved());
        }
    }
}
