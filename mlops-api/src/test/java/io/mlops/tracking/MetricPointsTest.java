package io.mlops.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MetricPointsTest {
    @Test
    void copyOf_columns_isNotChangedThroughThem() {
        double[] values = {1, Double.NaN, -0.0};
        MetricPoints points = MetricPoints.copyOf(new long[] {1, 2, 3}, new long[] {4, 5, 6}, values);
        values[0] = 9;
        points.values()[0] = 9;
        assertThat(points.value(0)).isEqualTo(1);
        assertThat(Double.doubleToRawLongBits(points.value(2))).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    @Test
    void copyOf_columnsShorterThanTheSize_isRefused() {
        assertThatThrownBy(() -> MetricPoints.copyOf(new long[1], new long[2], new double[2], 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equals_tellsMinusZeroFromZero() {
        MetricPoints zero = MetricPoints.copyOf(new long[1], new long[1], new double[] {0.0});
        MetricPoints minusZero = MetricPoints.copyOf(new long[1], new long[1], new double[] {-0.0});
        assertThat(zero)
                .isNotEqualTo(minusZero)
                .isEqualTo(MetricPoints.copyOf(new long[1], new long[1], new double[1]));
    }
}
