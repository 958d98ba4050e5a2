package io.mlops.core.drift.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mlops.error.InvalidInputException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SequentialTest {
    @Test
    void meanSequence_ofManyValues_narrowsAroundTheMean() {
        SplittableRandom random = new SplittableRandom(1);
        MeanSequence sequence = new MeanSequence(-10, 30, 0.0001);
        for (int i = 0; i < 20_000; i++) {
            sequence.add(random.nextDouble() * 10);
        }

        assertThat(sequence.low()).isBetween(4.5, 5.0);
        assertThat(sequence.high()).isBetween(5.0, 5.5);
        assertThat(sequence.contradicted()).isFalse();
    }

    @Test
    void meanSequence_afterAChange_isContradicted() {
        MeanSequence sequence = new MeanSequence(0, 1, 0.01);
        for (int i = 0; i < 4_000; i++) {
            sequence.add(i < 2_000 ? i % 5 == 0 ? 1 : 0 : i % 5 == 0 ? 0 : 1);
        }

        assertThat(sequence.contradicted()).isTrue();
        assertThat(sequence.low()).isLessThanOrEqualTo(sequence.high());
    }

    @Test
    void meanSequence_ofOddValues_countsThem() {
        MeanSequence sequence = new MeanSequence(0, 1, 0.05);

        assertThat(sequence.add(Double.NaN)).isFalse();
        assertThat(sequence.add(1.5)).isFalse();
        assertThat(sequence.add(Double.NEGATIVE_INFINITY)).isFalse();
        assertThat(sequence.rejected()).isEqualTo(3);
        assertThat(sequence.count()).isZero();
        assertThat(sequence.low()).isZero();
        assertThat(sequence.high()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0.1", "1, 0, 0.1", "0, NaN, 0.1", "0, Infinity, 0.1", "0, 1, 0", "0, 1, 1", "0, 1, NaN"})
    void meanSequence_ofWrongBounds_isRefused(double least, double largest, double alpha) {
        assertThatThrownBy(() -> new MeanSequence(least, largest, alpha)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void proportionTest_ofSomeTrials_isTheRatioOfTheMixture() {
        ProportionTest test = new ProportionTest(0.25, 0.05);
        test.add(true);
        test.add(false);
        test.add(true);

        // B(3, 2) / (0.25^2 0.75) = (1 / 12) / 0.046875
        assertThat(test.logEvidence()).isCloseTo(Math.log(1 / 12.0 / 0.046875), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1", "1, 0.1", "NaN, 0.1", "0.5, 0", "0.5, 1"})
    void proportionTest_ofWrongFigures_isRefused(double proportion, double alpha) {
        assertThatThrownBy(() -> new ProportionTest(proportion, alpha)).isInstanceOf(InvalidInputException.class);
    }
}
