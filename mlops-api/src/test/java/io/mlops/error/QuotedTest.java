package io.mlops.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedTest {
    @Test
    void of_null_showsNullWithoutQuotes() {
        assertThat(Quoted.of(null)).isEqualTo("null");
    }

    @Test
    void of_lettersOfManyScriptsAndEmoji_showsThemAsTheyAre() {
        assertThat(Quoted.of("naïve Ωμέγα 模型 🚲")).isEqualTo("\"naïve Ωμέγα 模型 🚲\"");
    }

    @ParameterizedTest
    @CsvSource({"10,\\n", "13,\\r", "9,\\t", "27,\\u001b", "0,\\u0000", "8238,\\u202e", "8203,\\u200b", "8232,\\u2028"})
    void of_whatALogMustNotHoldRaw_isEscaped(int codePoint, String escape) {
        assertThat(Quoted.of("a" + Character.toString(codePoint) + "b")).isEqualTo("\"a" + escape + "b\"");
    }

    @Test
    void of_quotesBackslashesAndLookups_areEscaped() {
        assertThat(Quoted.of("\"\\${jndi:x}$5")).isEqualTo("\"\\\"\\\\\\u0024{jndi:x}$5\"");
    }

    @Test
    void sentence_withWhatALogMustNotHold_keepsItsQuotesAndIsWhole() {
        assertThat(Quoted.sentence("a \"b\"\n${c} " + "x".repeat(200)))
                .isEqualTo("a \"b\"\\n\\u0024{c} " + "x".repeat(200));
    }

    @Test
    void of_loneSurrogate_isEscaped() {
        assertThat(Quoted.of("a\ud83d")).isEqualTo("\"a\\ud83d\"");
    }

    @Test
    void of_longText_isCutAtCodePointsAndTellsItsLength() {
        assertThat(Quoted.of("🚲".repeat(101))).isEqualTo("\"" + "🚲".repeat(100) + "\"… (202 characters)");
    }

    @Test
    void of_hugeText_readsOnlyWhatItShows() {
        CharSequence huge = new CharSequence() {
            @Override
            public int length() {
                return Integer.MAX_VALUE;
            }

            @Override
            public char charAt(int index) {
                assertThat(index).isLessThan(200);
                return 'x';
            }

            @Override
            public CharSequence subSequence(int start, int end) {
                throw new AssertionError("nothing is copied");
            }
        };
        assertThat(Quoted.of(huge)).endsWith("… (2147483647 characters)");
    }
}
