package io.mlops.core.report.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NumberAxisTest {
    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(Tick::label).toList();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,     100,    '0,20,40,60,80,100'
            0,     0.7,    '0,0.2,0.4,0.6,0.8'
            -3,    8,      '-4,-2,0,2,4,6,8'
            0.001, 0.0042, '0.001,0.002,0.003,0.004,0.005'
            0,     12000,  '0;2,000;4,000;6,000;8,000;10,000;12,000'
            1e-300,3e-300, '1e-300,1.5e-300,2e-300,2.5e-300,3e-300'
            """)
    void covering_range_hasRoundTicks(double low, double high, String expected) {
        String separator = expected.contains(";") ? ";" : ",";
        assertThat(labels(NumberAxis.covering(low, high, 5))).containsExactly(expected.split(separator, -1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void covering_anyRange_holdsTheDataBetweenEvenDistinctTicks(int seed) {
        Random random = new Random(seed);
        double scale = Math.pow(10, random.nextInt(600) - 300);
        double one = (random.nextDouble() - 0.5) * scale;
        double other = random.nextInt(5) == 0 ? one : (random.nextDouble() - 0.5) * scale;

        Axis axis = NumberAxis.covering(Math.min(one, other), Math.max(one, other), 5);

        assertThat(axis.low()).isLessThanOrEqualTo(Math.min(one, other));
        assertThat(axis.high()).isGreaterThanOrEqualTo(Math.max(one, other));
        assertThat(axis.ticks()).hasSizeBetween(3, 9);
        assertThat(labels(axis)).doesNotHaveDuplicates();
        for (Tick tick : axis.ticks()) {
            assertThat(tick.value()).isBetween(axis.low(), axis.high());
            assertThat(new BigDecimal(tick.label().replace(",", "")).doubleValue())
                    .isEqualTo(tick.value());
        }
    }

    @Test
    void covering_constant_isInTheMiddle() {
        Axis axis = NumberAxis.covering(5, 5, 5);

        assertThat(5 - axis.low()).isCloseTo(axis.high() - 5, Offset.offset(0.11));
        assertThat(NumberAxis.covering(0, 0, 5).high()).isEqualTo(1);
    }

    @Test
    void covering_theWidestAndTheNarrowestRange_isFinite() {
        Axis widest = NumberAxis.covering(-Double.MAX_VALUE, Double.MAX_VALUE, 5);
        assertThat(widest.ticks()).hasSizeGreaterThan(2);
        assertThat(widest.scale(0, 100).at(0)).isEqualTo(50);

        Axis narrowest = NumberAxis.covering(1, Math.nextUp(1), 5);
        assertThat(labels(narrowest)).doesNotHaveDuplicates().hasSizeGreaterThan(2);

        Axis subnormal = NumberAxis.covering(0, Double.MIN_VALUE, 5);
        assertThat(subnormal.low()).isLessThan(subnormal.high());
    }

    @Test
    void within_range_endsWhereTheDataEnd() {
        Axis axis = NumberAxis.within(3, 97, 5);

        assertThat(axis.low()).isEqualTo(3);
        assertThat(axis.high()).isEqualTo(97);
        assertThat(labels(axis)).containsExactly("20", "40", "60", "80");
    }

    @Test
    void whole_shortRange_hasNoFractions() {
        assertThat(labels(NumberAxis.whole(0, 3, 10))).containsExactly("0", "1", "2", "3");
    }

    @Test
    void scale_valuesOutside_areHeldAtTheEnds() {
        Scale scale = new Scale(0, 10, 100, 0);

        assertThat(scale.at(-5)).isEqualTo(100);
        assertThat(scale.at(2.5)).isEqualTo(75);
        assertThat(scale.at(50)).isEqualTo(0);
    }
}
