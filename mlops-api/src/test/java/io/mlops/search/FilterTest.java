package io.mlops.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
    private static final Map<Field, List<Literal>> RUN = Map.of(
            Field.metric("auc"), List.of(Literal.of(0.93)),
            Field.metric("nan"), List.of(Literal.of(Double.NaN)),
            Field.metric("zero"), List.of(Literal.of(-0.0)),
            Field.param("depth"), List.of(Literal.of("6")),
            Field.tag("team.name"), List.of(Literal.of("Ünïcode_100%")),
            Field.attribute("status"), List.of(Literal.of("FINISHED")),
            Field.attribute("start_time"), List.of(Literal.of(1000)),
            Field.dataset("name"), List.of(Literal.of("bikes"), Literal.of("weather")));

    private static boolean matches(String filter) {
        return Filter.parse(filter).matches(field -> RUN.getOrDefault(field, List.of()));
    }

    @Nested
    class Matches {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "  ",
                    "metrics.auc > 0.9",
                    "metric.auc>=0.93 and params.depth = '6' AND status = \"FINISHED\"",
                    "metrics.zero = 0",
                    "params.depth != '7'",
                    "tags.`team.name` LIKE 'Ünï%'",
                    "tags.\"team.name\" ILIKE 'üNÏCODE_100_'",
                    "tags.team.name LIKE '%100%'",
                    "attributes.start_time < 1e4",
                    "datasets.name = 'weather'",
                    "dataset.name IN ('x', 'bikes')",
                    "datasets.name NOT IN ('bikes')",
                    "params.missing IS NULL",
                    "tags.team.name IS NOT NULL"
                })
        void matches_whatHolds_isTrue(String filter) {
            assertThat(matches(filter)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "metrics.auc > 0.93",
                    "metrics.missing != 1",
                    "params.missing != '1'",
                    "params.missing NOT IN ('1')",
                    "metrics.nan = 0",
                    "metrics.nan != 0",
                    "metrics.nan < 1e300",
                    "params.depth = '6' AND status = 'FAILED'",
                    "tags.team.name LIKE 'ünï%'",
                    "tags.team.name LIKE '100%'",
                    "params.depth IS NULL"
                })
        void matches_whatDoesNotHold_isFalse(String filter) {
            assertThat(matches(filter)).isFalse();
        }

        @Test
        void matches_textWithBothKindsOfQuotes_canBeBuiltByHand() {
            Filter filter = Filter.of(Field.tag("t").equalTo("it's \"so\""));
            assertThat(filter.matches(field -> List.of(Literal.of("it's \"so\""))))
                    .isTrue();
        }
    }

    @Nested
    class Parse {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "metrics.auc > '0.9'",
                    "params.depth = 6",
                    "metrics.auc > 0.9 OR metrics.auc < 0.1",
                    "(metrics.auc > 0.9)",
                    "metrics.auc >",
                    "metrics.auc",
                    "metrics.auc > 0.9 AND",
                    "params.depth IN ()",
                    "params.depth IN ('6'",
                    "params.depth LIKE 6",
                    "params.depth = '6",
                    "unknown.key = 'x'",
                    "metrics.`auc > 1",
                    "AND",
                    "params.x = 'a' params.y = 'b'"
                })
        void parse_whatIsNotOfTheGrammar_isRefusedWithThePlace(String filter) {
            assertThatThrownBy(() -> Filter.parse(filter))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("filter must");
        }

        @Test
        void parse_ofItsOwnText_givesTheSameFilter() {
            String text =
                    "metrics.`val auc` > 0.5 AND tags.a LIKE 'x%' AND params.p IN ('1', \"it's\") AND tags.z IS NULL";
            Filter filter = Filter.parse(text);
            assertThat(Filter.parse(filter.toString())).isEqualTo(filter);
        }

        @Test
        void parse_randomText_givesAFilterOrATypedError() {
            Random random = new Random(11);
            String alphabet = "metrics.ap tag'\"`()<>=!,AND IN LIKE01.5e-\u20ac\n%_";
            for (int i = 0; i < 20_000; i++) {
                StringBuilder text = new StringBuilder();
                for (int n = random.nextInt(30); n > 0; n--) {
                    text.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                try {
                    assertThat(Filter.parse(text.toString())).isNotNull();
                } catch (InvalidInputException expected) {
                    assertThat(expected.field()).isEqualTo("filter");
                }
            }
        }

        @Test
        void orderBy_withAndWithoutDirection_isParsed() {
            assertThat(OrderBy.parse("metrics.auc DESC"))
                    .isEqualTo(Field.metric("auc").descending());
            assertThat(OrderBy.parse("start_time"))
                    .isEqualTo(Field.attribute("start_time").ascending());
            assertThatThrownBy(() -> OrderBy.parse("metrics.auc DOWN")).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void like_ofRandomPatterns_agreesWithARegularExpression() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String text = random(random, "ab🚲");
            String pattern = random(random, "ab🚲%_");
            String regex = pattern.codePoints()
                    .mapToObj(c -> c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(Character.toString(c)))
                    .reduce("", String::concat);
            boolean expected =
                    Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
            boolean actual = Field.tag("t").like(pattern).matches(field -> List.of(Literal.of(text)));
            assertThat(actual).as("'%s' LIKE '%s'", text, pattern).isEqualTo(expected);
        }
    }

    @Test
    void textOrder_ofRandomTexts_isTheOrderOfTheirUtf8Bytes() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            String left = random(random, "a\uffee\ue000🚲é");
            String right = random(random, "a\uffee\ue000🚲é");
            int expected = Arrays.compareUnsigned(
                    left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
            assertThat(Integer.signum(TextOrder.CODE_POINT.compare(left, right)))
                    .as("'%s' to '%s'", left, right)
                    .isEqualTo(Integer.signum(expected));
        }
    }

    private static String random(Random random, String alphabet) {
        int[] letters = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(8); n > 0; n--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }
}
