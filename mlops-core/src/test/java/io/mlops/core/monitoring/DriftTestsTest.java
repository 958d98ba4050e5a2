package io.mlops.core.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.drift.NumericSample;
import io.mlops.error.InvalidInputException;
import io.mlops.monitoring.DriftCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DriftTestsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {DriftCheck.PSI, DriftCheck.KOLMOGOROV_SMIRNOV, "jensen-shannon", "hellinger", "total-variation"})
    void of_nameOfACheck_isTheMethodThatItsResultsName(String name) {
        NumericSample sample = NumericSample.of(1, 2, 3, 4, 5);

        assertThat(DriftTests.of(new DriftCheck(name, 0.2, 1))
                        .test(sample, sample)
                        .method())
                .isEqualTo(name);
    }

    @Test
    void of_unknownName_saysWhichAreKnown() {
        assertThatThrownBy(() -> DriftTests.of(new DriftCheck("psi!", 0.2, 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(DriftCheck.PSI);
    }
}
