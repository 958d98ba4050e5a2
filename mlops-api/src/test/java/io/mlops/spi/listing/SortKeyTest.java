package io.mlops.spi.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import io.mlops.search.Literal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortKeyTest {
    @Test
    void token_ofAnyValues_isReadBackAsItWas() {
        SortKey key = new SortKey(List.of(
                Optional.of(Literal.of(Double.NaN)),
                Optional.of(Literal.of(-0.0)),
                Optional.empty(),
                Optional.of(Literal.of("n1 t5 - \uD83D\uDE80")),
                Optional.of(Literal.of(""))));

        assertThat(SortKey.parse(key.toToken(), 5)).isEqualTo(key);
    }

    @Test
    void token_ofAnotherOrder_isRefused() {
        String token = new SortKey(List.of(Optional.of(Literal.of(1)))).toToken();

        assertThatThrownBy(() -> SortKey.parse(token, 2)).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t5 abc", "t-1 ", "n", "n1", "nx ", "?", "t2147483647 a", "t99999999999 a"})
    void token_thatIsDamaged_isRefused(String text) {
        String token = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> SortKey.parse(token, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("page token");
    }
}
