package io.mlops.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaTest {
    private static final Schema SCHEMA = Schema.of(
            Column.required("hour", ColumnType.INTEGER),
            Column.optional("wind \"m/s\"\n", ColumnType.DOUBLE),
            Column.required("天气 🌧", ColumnType.STRING));

    @Nested
    final class Of {
        @Test
        void of_repeatedName_isRefused() {
            Column column = Column.required("a", ColumnType.LONG);
            assertThatThrownBy(() -> Schema.of(column, Column.optional("a", ColumnType.STRING)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("unique");
        }

        @Test
        void of_tooManyColumns_isRefused() {
            List<Column> columns = IntStream.rangeClosed(0, Schema.MAX_COLUMNS)
                    .mapToObj(i -> Column.required("c" + i, ColumnType.DOUBLE))
                    .toList();
            assertThatThrownBy(() -> Schema.of(columns))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("10000");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a\0b", "\ud83c", "x\udf27"})
        void column_illegalName_isRefused(String name) {
            assertThatThrownBy(() -> Column.required(name, ColumnType.DOUBLE))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("column name");
        }

        @Test
        void column_nameOfMostCodePoints_isTaken() {
            String longest = "🌧".repeat(Column.MAX_NAME);
            assertThat(Column.required(longest, ColumnType.DOUBLE).name()).isEqualTo(longest);
            assertThatThrownBy(() -> Column.required(longest + "x", ColumnType.DOUBLE))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("at most 500 code points");
        }
    }

    @Nested
    final class LookUp {
        @Test
        void index_ofEachColumn_isItsPlace() {
            assertThat(SCHEMA.index("hour")).isZero();
            assertThat(SCHEMA.index("天气 🌧")).isEqualTo(2);
            assertThat(SCHEMA.column(1).required()).isFalse();
        }

        @Test
        void index_unknownName_throws() {
            assertThatThrownBy(() -> SCHEMA.index("Hour"))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("\"Hour\"");
        }

        @Test
        void find_unknownName_isEmpty() {
            assertThat(SCHEMA.find("Hour")).isEmpty();
            assertThat(SCHEMA.find("hour")).contains(SCHEMA.column(0));
        }
    }

    @Nested
    final class Parse {
        @Test
        void text_ofAnySchema_isReadBack() {
            assertThat(Schema.parse(SCHEMA.text())).isEqualTo(SCHEMA);
            assertThat(Schema.parse(Schema.of().text())).isEqualTo(Schema.of());
        }

        @Test
        void text_isMlflowsJson() {
            assertThat(Schema.of(Column.required("x", ColumnType.DOUBLE)).text())
                    .isEqualTo("[{\"type\":\"double\",\"name\":\"x\",\"required\":true}]");
        }

        @Test
        void parse_textOfMlflow_isTaken() {
            String json = "[{\"type\": \"long\", \"name\": \"a\\u00e9\\/\", \"required\": false, \"note\": null},\n"
                    + " {\"name\": \"b\", \"type\": \"datetime\"}]";
            assertThat(Schema.parse(json).columns())
                    .containsExactly(
                            Column.optional("aé/", ColumnType.LONG), Column.required("b", ColumnType.DATETIME));
        }

        @ParameterizedTest
        @EnumSource(ColumnType.class)
        void type_text_isReadBack(ColumnType type) {
            assertThat(ColumnType.parse(type.text())).isEqualTo(type);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{}",
                    "[{}]",
                    "[{\"name\":\"a\"}]",
                    "[{\"name\":1,\"type\":\"long\"}]",
                    "[{\"name\":\"a\",\"type\":\"Long\"}]",
                    "[{\"name\":\"a\",\"name\":\"b\",\"type\":\"long\"}]",
                    "[{\"name\":\"a\",\"type\":\"long\"},]",
                    "[{\"name\":\"a\",\"type\":\"long\"}] x",
                    "[{\"name\":\"a\\x\",\"type\":\"long\"}]",
                    "[{\"name\":\"a\\u12\",\"type\":\"long\"}]",
                    "[{\"name\":\"a\nb\",\"type\":\"long\"}]",
                    "[{\"type\":\"tensor\",\"tensor-spec\":{\"dtype\":\"float32\"}}]",
                })
        void parse_otherText_isRefused(String json) {
            assertThatThrownBy(() -> Schema.parse(json)).isInstanceOf(InvalidInputException.class);
        }

        @Test
        void parse_cutAnywhere_isRefused() {
            String json = SCHEMA.text();
            for (int length = 0; length < json.length(); length++) {
                String cut = json.substring(0, length);
                assertThatThrownBy(() -> Schema.parse(cut)).isInstanceOf(InvalidInputException.class);
            }
        }

        @Test
        void parse_deepNesting_isRefusedWithoutRecursion() {
            String deep = "[".repeat(1_000_000);
            assertThatThrownBy(() -> Schema.parse(deep)).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void digest_isTheSha256OfTheText() {
        // printf '[]' | sha256sum
        assertThat(Schema.of().digest()).isEqualTo("4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945");
    }

    @Test
    void equals_otherOrder_isFalse() {
        Column a = Column.required("a", ColumnType.LONG);
        Column b = Column.required("b", ColumnType.LONG);
        assertThat(Schema.of(a, b))
                .isEqualTo(Schema.of(List.of(a, b)))
                .hasSameHashCodeAs(Schema.of(List.of(a, b)))
                .isNotEqualTo(Schema.of(b, a));
    }
}
