package io.mlops.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.mlops.error.InvalidInputException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\n", "😀", "e\u0301", "\u202e", "\uffff", "'; DROP TABLE run; --", "${jndi:ldap://x}"})
    void param_unusualButLegal_isTakenAsItIs(String value) {
        assertThat(Values.params(Map.of("k", value))).containsEntry("k", value);
    }

    @Test
    void params_numbersAndTruthValues_areTakenAsTheirText() {
        assertThat(Values.params(Map.of("a", 6, "b", 0.1, "c", true, "d", Double.NaN)))
                .containsOnly(
                        Map.entry("a", "6"), Map.entry("b", "0.1"), Map.entry("c", "true"), Map.entry("d", "NaN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\ud800", "\udc00a", "\ud800\ud800\udc00"})
    void param_thatNoStoreCanKeep_isRefused(String value) {
        assertThatThrownBy(() -> Values.params(Map.of("k", value)))
                .asInstanceOf(type(InvalidInputException.class))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("params[\"k\"]"));
    }

    @Test
    void param_longestInCodePoints_isTakenAndOneMoreRefusedWithTheWayOut() {
        String longest = "😀".repeat(Values.MAX_PARAM);

        assertThat(Values.params(Map.of("k", longest))).containsValue(longest);
        assertThatThrownBy(() -> Values.params(Map.of("k", longest + "!")))
                .asInstanceOf(type(InvalidInputException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.limit()).isEqualTo("6000");
                    assertThat(refusal.hint()).contains("artifact");
                });
    }

    @Test
    void param_of10Megabytes_isRefusedWithoutBeingCopiedIntoTheMessage() {
        String huge = "x".repeat(10 << 20);

        assertThatThrownBy(() -> Values.params(Map.of("k", huge)))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(refusal ->
                        assertThat(refusal.getMessage()).hasSizeLessThan(500).contains("10485760"));
    }

    @Test
    void tags_oneIllegalAmongMany_refusesAll() {
        Map<String, String> tags = new HashMap<>();
        tags.put("good", "value");
        tags.put("bad\n", "value");

        assertThatThrownBy(() -> Values.tags(tags)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void tag_longest_hasMoreRoomThanAParam() {
        String longest = "t".repeat(Values.MAX_TAG);

        assertThat(Values.tag("k", longest)).isEqualTo(longest);
        assertThatThrownBy(() -> Values.tag("k", longest + "t")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void time_before1970OrBeyondMilliseconds_isRefused() {
        assertThat(Values.time(Instant.EPOCH)).isZero();
        assertThatThrownBy(() -> Values.time(-1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Values.time(Instant.MAX)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Values.time(Instant.MIN)).isInstanceOf(InvalidInputException.class);
    }
}
