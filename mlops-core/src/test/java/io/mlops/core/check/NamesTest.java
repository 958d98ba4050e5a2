package io.mlops.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"champion", "a", "v", "v1a", "latest-1", "A_b-9"})
    void alias_ofTheForm_isTaken(String alias) {
        assertThat(Names.alias(alias)).isEqualTo(alias);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "LATEST", "v1", "V12", "a b", "a/b", "ä", "a.b", "champion\n"})
    void alias_notOfTheForm_isRefused(String alias) {
        assertThatThrownBy(() -> Names.alias(alias))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("alias must");
    }

    @ParameterizedTest
    @ValueSource(strings = {"churn scorer", "模型", "😀", "a@b", "x\ny"})
    void model_unusualButLegalName_isTaken(String name) {
        assertThat(Names.model(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a:b", ".", "..", "..a", "\u0000", "\ud800"})
    void model_nameThatIsNoName_isRefused(String name) {
        assertThatThrownBy(() -> Names.model(name)).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "winter/spring", "日"})
    void segment_notOfTheForm_isRefused(String segment) {
        assertThatThrownBy(() -> Names.segment(segment)).isInstanceOf(InvalidInputException.class);
    }
}
