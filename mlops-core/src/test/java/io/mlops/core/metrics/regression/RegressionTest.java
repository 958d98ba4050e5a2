package io.mlops.core.metrics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mlops.core.metrics.Score;
import io.mlops.error.InvalidInputException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class RegressionTest {
    private static final List<Function<RegressionErrors, Score>> MEASURES = List.of(
            RegressionErrors::meanAbsoluteError,
            RegressionErrors::meanSquaredError,
            RegressionErrors::rootMeanSquaredError,
            RegressionErrors::meanAbsolutePercentageError,
            RegressionErrors::meanSquaredLogError,
            RegressionErrors::rootMeanSquaredLogError,
            RegressionErrors::maxError,
            RegressionErrors::r2,
            RegressionErrors::explainedVariance);

    private static RegressionErrors errors(int from, int to) {
        RegressionErrors errors = new RegressionErrors();
        for (int i = from; i < to; i++) {
            errors.add(1e6 + i * 37 % 101, 1e6 + i * 17 % 97);
        }
        return errors;
    }

    @Test
    void regressionErrors_merged_areThoseOfAllPairs() {
        RegressionErrors parts = errors(0, 0);
        parts.merge(errors(0, 300));
        parts.merge(errors(300, 1_000));
        RegressionErrors whole = errors(0, 1_000);

        assertThat(MEASURES)
                .allSatisfy(measure -> assertThat(measure.apply(parts).value().orElseThrow())
                        .isCloseTo(measure.apply(whole).value().orElseThrow(), within(1e-9)));
    }

    @Test
    void regressionErrors_ofNothing_areInsufficient() {
        assertThat(MEASURES)
                .allSatisfy(measure -> assertThat(
                                measure.apply(new RegressionErrors()).sufficient())
                        .isFalse());
    }

    @Test
    void regressionErrors_ofOddPairs_countThem() {
        RegressionErrors errors = errors(0, 10);
        errors.add(Double.NaN, 1);
        errors.add(1, Double.POSITIVE_INFINITY);
        errors.add(Double.MAX_VALUE, -Double.MAX_VALUE);

        assertThat(errors.count()).isEqualTo(10);
        assertThat(errors.meanAbsoluteError().rejected()).isEqualTo(3);
    }

    @Test
    void regressionErrors_ofConstantLabels_areAsInScikitLearn() {
        RegressionErrors wrong = new RegressionErrors();
        wrong.add(3, 2);
        assertThat(wrong.r2().sufficient()).isFalse();
        wrong.add(3, 4);
        RegressionErrors right = new RegressionErrors();
        right.add(3, 3);
        right.add(3, 3);

        assertThat(wrong.r2().value()).hasValue(0);
        assertThat(right.r2().value()).hasValue(1);
    }

    @Test
    void regressionErrors_ofNumbersWithoutLogarithm_haveNoLogError() {
        RegressionErrors errors = new RegressionErrors();
        errors.add(-1, 2);

        assertThat(errors.meanSquaredLogError().sufficient()).isFalse();
        assertThat(errors.meanAbsoluteError().value()).hasValue(3);
    }

    @Test
    void pinballLoss_ofTheMedian_isHalfTheAbsoluteError() {
        PinballLoss loss = new PinballLoss(0.5);
        PinballLoss other = new PinballLoss(0.5);
        loss.add(1, 4);
        other.add(4, 1);
        other.add(Double.NaN, 1);
        loss.merge(other);

        assertThat(loss.mean().value()).hasValue(1.5);
        assertThat(loss.mean().rejected()).isEqualTo(1);
        assertThat(new PinballLoss(0.1).mean().sufficient()).isFalse();
        assertThatThrownBy(() -> new PinballLoss(1.1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> loss.merge(new PinballLoss(0.9))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void medianAbsoluteError_ofFewPairs_isTheMiddle() {
        assertThat(MedianAbsoluteError.of(new double[] {1, 2, 9, Double.NaN}, new double[] {1, 1, 1, 1})
                        .value())
                .hasValue(1);
        assertThat(MedianAbsoluteError.of(new double[0], new double[0]).sufficient())
                .isFalse();
        assertThatThrownBy(() -> MedianAbsoluteError.of(new double[1], new double[0]))
                .isInstanceOf(InvalidInputException.class);
    }
}
