package io.mlops.core.drift.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChunkTest {
    @Test
    void limits_ofChunks_areAroundTheirMeanAndInsideTheRange() {
        ChunkLimits limits = ChunkLimits.around(new double[] {0.1, Double.NaN, 0.3}, 3, ChunkLimits.ofShare());

        assertThat(limits.lower()).isZero();
        assertThat(limits.upper()).isBetween(0.49, 0.51);
        assertThat(limits.alerts(limits.upper())).isFalse();
        assertThat(limits.alerts(0.6)).isTrue();
    }

    @Test
    void limits_ofNothingOrOddFigures_areRefused() {
        double[] none = {Double.NaN};
        assertThatThrownBy(() -> ChunkLimits.around(none, 3, ChunkLimits.none()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ChunkLimits.around(new double[] {1}, Double.NaN, ChunkLimits.none()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new ChunkLimits(1, Double.NaN)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void statistics_ofOddChunks_areInsufficient() {
        assertThat(ColumnStatistic.values())
                .allSatisfy(statistic -> assertThat(statistic.of().sufficient()).isFalse());
        assertThat(ColumnStatistic.MEAN.of(Double.NaN).sufficient()).isFalse();
        assertThat(ColumnStatistic.MEDIAN.of(Double.NaN).sufficient()).isFalse();
        assertThat(ColumnStatistic.DEVIATION.of(1, Double.NaN).sufficient()).isFalse();
        assertThat(ColumnStatistic.MISSING.of(1, Double.NaN).value()).hasValue(0.5);
    }

    @Test
    void referenceValues_ofNothing_areRefused() {
        assertThatThrownBy(() -> ReferenceValues.ofNumbers(Double.NaN)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ReferenceValues.ofCategories(List.of())).isInstanceOf(InvalidInputException.class);
        assertThat(ReferenceValues.ofNumbers(1, 2).outside().sufficient()).isFalse();
        assertThat(ReferenceValues.ofNumbers(1, 2)
                        .outside(0, 1, 2, Double.POSITIVE_INFINITY)
                        .value())
                .hasValue(0.5);
    }
}
