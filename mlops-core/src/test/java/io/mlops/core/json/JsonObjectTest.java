package io.mlops.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.artifact.Digest;
import io.mlops.error.StoreCorruptException;
import io.mlops.governance.ApprovalStatus;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonObjectTest {
    static Stream<Arguments> conversions() {
        return Stream.of(
                Arguments.of("PENDIJG", (Function<String, Object>) ApprovalStatus::valueOf),
                Arguments.of("2026-13-01T00:00:00Z", (Function<String, Object>) Instant::parse),
                Arguments.of("0.x5", (Function<String, Object>) Double::valueOf),
                Arguments.of("g".repeat(64), (Function<String, Object>) Digest::new));
    }

    /** One flipped bit of a record makes such a value. */
    @ParameterizedTest
    @MethodSource("conversions")
    void read_valueThatNobodyWrote_isCorruptAndNamesThePlace(String value, Function<String, Object> conversion) {
        String stored = CanonicalJson.write(Map.of("value", value));

        assertThatThrownBy(() -> JsonObject.read("approval 7", stored, json -> conversion.apply(json.text("value"))))
                .isInstanceOf(StoreCorruptException.class)
                .hasMessageContaining("approval 7")
                .hasMessageContaining("restore it from a backup");
    }

    @Test
    void read_valueThatFits_isConverted() {
        assertThat(JsonObject.<Integer>read("a", "{\"value\":7}", json -> (int) json.number("value")))
                .isEqualTo(7);
    }
}
