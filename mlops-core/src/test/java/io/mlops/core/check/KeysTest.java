package io.mlops.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.mlops.error.InvalidInputException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "loss",
                "train/loss",
                "a b",
                "x:y",
                "a.b-c_d",
                "Verlust",
                "потери",
                "損失",
                "손실",
                "𝒳",
                "١٢٣",
                ".hidden",
                "a..b",
                "...x/y"
            })
    void key_ofAnyScript_isTaken(String key) {
        boolean leadsUp = key.startsWith("..");
        if (leadsUp) {
            assertThatThrownBy(() -> Keys.metric(key)).isInstanceOf(InvalidInputException.class);
        } else {
            assertThat(Keys.metric(key)).isEqualTo(key);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "a/./b",
                "a/../b",
                "../a",
                "a\\b",
                "a\nb",
                "a\tb",
                "a\u0000b",
                "\ud800",
                "a\u0301",
                "x\ud83d\ude00",
                "a,b",
                "a'b",
                "a\"b",
                "a%b",
                "\u202ea"
            })
    void key_notOfTheRule_isRefusedNamingTheField(String key) {
        assertThatThrownBy(() -> Keys.tag(key))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("tag key must");
    }

    @Test
    void key_ofMaximalLengthInCodePoints_isTakenAndOneMoreIsNot() {
        String longest = "\ud835\udcb3".repeat(Keys.MAX_CODE_POINTS);

        assertThat(Keys.param(longest)).isEqualTo(longest);
        assertThatThrownBy(() -> Keys.param(longest + "a"))
                .asInstanceOf(type(InvalidInputException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.limit()).isEqualTo("250");
                    assertThat(refusal.actual()).startsWith("251 code points");
                });
    }

    /** Whatever is taken is its own normalised path, the rule that an MLflow server checks; whatever is refused says so in a message of one line. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void key_atRandom_isEitherNormalisedOrRefusedInOneLine(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            String key = RandomText.of(random, 12);
            try {
                assertThat(java.nio.file.Path.of(Keys.metric(key)).normalize().toString())
                        .isEqualTo(key);
            } catch (InvalidInputException e) {
                assertThat(e.getMessage())
                        .doesNotContain("\n", "\r", "\u0000", "\u202e")
                        .hasSizeLessThan(1_000);
            }
        }
    }
}
