package io.mlops.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts, the order of members and the whole numbers of RFC 8785; fractions are not written here, as the package says. */
class CanonicalJsonTest {
    @Test
    void text_ofSection322_isTheOneThere() {
        Map<String, String> json = Map.of("string", "\u20ac$\u000F\nA'B\"\\\\\"/");

        assertThat(CanonicalJson.write(json)).isEqualTo("{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void members_ofSection323_areOrderedByUtf16Units() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("\u20ac", "Euro Sign");
        json.put("\r", "Carriage Return");
        json.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        json.put("1", "One");
        json.put("\ud83d\ude00", "Emoji: Grinning Face");
        json.put("\u0080", "Control");
        json.put("\u00f6", "Latin Small Letter O With Diaeresis");

        assertThat(CanonicalJson.write(json))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    static Stream<Arguments> wholeNumbers() {
        return Stream.of(
                Arguments.of(0L, "0"),
                Arguments.of(-1L, "-1"),
                Arguments.of(9007199254740991L, "9007199254740991"),
                Arguments.of(9007199254740992L, "9007199254740992"),
                Arguments.of(-9007199254740992L, "-9007199254740992"));
    }

    @ParameterizedTest
    @MethodSource("wholeNumbers")
    void number_thatADoubleHoldsExactly_isWrittenInDigits(long number, String text) {
        assertThat(CanonicalJson.write(Map.of("n", number))).isEqualTo("{\"n\":" + text + "}");
    }

    @ParameterizedTest
    @ValueSource(longs = {9007199254740993L, -9007199254740993L, Long.MAX_VALUE, Long.MIN_VALUE})
    void number_thatNoDoubleHoldsExactly_isRefused(long number) {
        assertThatThrownBy(() -> CanonicalJson.write(Map.of("n", number))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void value_withNoCanonicalForm_isRefused() {
        assertThatThrownBy(() -> CanonicalJson.write(Map.of("n", 0.5))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.write(Map.of("n", "\ud83d")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.write(Map.of("n", "\ude00\ud83d")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nested_values_haveNoWhiteSpace() {
        assertThat(CanonicalJson.write(Map.of("b", List.of(true, Map.of("y", 1, "x", "\t")), "a", List.of())))
                .isEqualTo("{\"a\":[],\"b\":[true,{\"x\":\"\\t\",\"y\":1}]}");
    }
}
