package io.mlops.data.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MomentsTest {
    private static final int SEED = 20261121;

    static Stream<List<Double>> samples() {
        Random random = new Random(SEED);
        return Stream.of(
                List.of(1.0),
                List.of(0.0, -0.0),
                List.of(1e16, 1.0, -1e16),
                List.of(Double.MAX_VALUE, -Double.MAX_VALUE, 1.0),
                List.of(Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL),
                Collections.nCopies(3_000, 0.1),
                random.doubles(5_000).boxed().toList(),
                random.doubles(5_000).map(d -> d - 1e9).boxed().toList(),
                Stream.generate(() -> Math.scalb(random.nextGaussian(), random.nextInt(900) - 450))
                        .limit(3_000)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void meanAndVariance_anyValues_areTheExactOnesRoundedOnce(List<Double> values) {
        Moments moments = of(values);
        BigDecimal count = BigDecimal.valueOf(values.size());
        BigDecimal sum = values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal squares = values.stream()
                .map(BigDecimal::new)
                .map(value -> value.multiply(value))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal spread = squares.multiply(count).subtract(sum.multiply(sum));
        MathContext context = new MathContext(60);
        assertThat(moments.mean()).isEqualTo(sum.divide(count, context).doubleValue());
        assertThat(moments.variance())
                .isEqualTo(spread.divide(count.multiply(count), context).doubleValue());
        if (values.size() > 1) {
            BigDecimal divisor = count.multiply(count.subtract(BigDecimal.ONE));
            assertThat(moments.sampleVariance())
                    .isEqualTo(spread.divide(divisor, context).doubleValue());
        }
        assertThat(moments.possible()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void plus_ofParts_equalsTheWhole(List<Double> values) {
        int cut = values.size() / 3;
        Moments parts = of(values.subList(0, cut)).plus(of(values.subList(cut, values.size())));
        assertThat(parts).isEqualTo(of(values));
        assertThat(of(List.of()).plus(parts)).isEqualTo(parts);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void moments_ofAnyOrder_areEqual(List<Double> values) {
        Double[] shuffled = values.toArray(Double[]::new);
        Collections.shuffle(Arrays.asList(shuffled), new Random(SEED));
        assertThat(of(List.of(shuffled))).isEqualTo(of(values));
    }

    @Test
    void meanAndVariance_ofNothing_areNaN() {
        assertThat(Moments.NONE.mean()).isNaN();
        assertThat(Moments.NONE.variance()).isNaN();
        assertThat(of(List.of(1.0)).sampleVariance()).isNaN();
        assertThat(of(List.of())).isEqualTo(Moments.NONE);
    }

    @Test
    void sum_ofManyLargestValues_doesNotOverflow() {
        ExactMoments exact = new ExactMoments();
        for (int i = 0; i < 100_000; i++) {
            exact.add(-Double.MAX_VALUE);
        }
        assertThat(exact.freeze().mean()).isEqualTo(-Double.MAX_VALUE);
        assertThat(exact.freeze().variance()).isZero();
    }

    @Test
    void variance_beyondTheLargestDouble_isInfinite() {
        assertThat(of(List.of(-1e200, 1e200)).variance()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    private static Moments of(List<Double> values) {
        ExactMoments exact = new ExactMoments();
        values.forEach(exact::add);
        return exact.freeze();
    }
}
