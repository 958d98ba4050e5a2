package io.mlops.core.report.scale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0         | 0
            -0.0      | 0
            1         | 1
            -26.14159 | -26.14
            8645      | 8,645
            123456.7  | 123,457
            999999999 | 999,999,999
            1e9       | 1e9
            0.5       | 0.5
            0.0123456 | 0.01235
            0.0001    | 0.0001
            0.00001   | 1e-5
            3.2e-112  | 3.2e-112
            -1.5e300  | -1.5e300
            9.99999   | 10
            NaN       | no value
            Infinity  | infinite
            -Infinity | -infinite
            """)
    void of_value_hasFourSignificantDigits(double value, String expected) {
        assertThat(NumberText.of(value)).isEqualTo(expected);
    }

    @Test
    void precise_value_hasSevenSignificantDigits() {
        assertThat(NumberText.precise(Math.PI)).isEqualTo("3.141593");
        assertThat(NumberText.precise(1234567.8)).isEqualTo("1,234,568");
    }

    @Test
    void percent_share_hasOneDecimal() {
        assertThat(NumberText.percent(0.12345)).isEqualTo("12.3 %");
        assertThat(NumberText.percent(-12.5)).isEqualTo("-1,250.0 %");
        assertThat(NumberText.percent(Double.NaN)).isEqualTo("no value");
    }

    @Test
    void of_wholeNumber_isGrouped() {
        assertThat(NumberText.of(-1234567L)).isEqualTo("-1,234,567");
        assertThat(NumberText.of(999L)).isEqualTo("999");
    }
}
