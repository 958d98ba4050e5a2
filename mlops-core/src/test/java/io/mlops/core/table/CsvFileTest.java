package io.mlops.core.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.Profile;
import io.mlops.data.Profiler;
import io.mlops.data.Row;
import io.mlops.data.Schema;
import io.mlops.error.InvalidInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvFileTest {
    @TempDir
    private Path folder;

    private Path write(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("data.csv"), text.getBytes(charset));
    }

    private CsvFile csv(String text) throws IOException {
        return CsvFile.open(write(text, StandardCharsets.UTF_8));
    }

    private static List<String> texts(CsvFile file, String column) {
        List<String> texts = new ArrayList<>();
        try (CsvRows rows = file.rows(Schema.of(Column.optional(column, ColumnType.STRING)))) {
            rows.forEachRemaining(row -> texts.add(row.text(0)));
        }
        return texts;
    }

    @Test
    void fields_withQuotesDelimitersAndLineBreaks_areReadAsWritten() throws IOException {
        CsvFile file = csv("name,note\r\n\"Doe, Jane\",\"said \"\"no\"\"\"\r\n\"two\nlines\",x\r\n\r\n");

        assertThat(texts(file, "name")).containsExactly("Doe, Jane", "two\nlines");
        assertThat(texts(file, "note")).containsExactly("said \"no\"", "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|", ","})
    void delimiter_thatTheHeaderHas_isFound(String delimiter) throws IOException {
        CsvFile file = csv("a" + delimiter + "\"x,;|y\"" + delimiter + "c\n1" + delimiter + "2" + delimiter + "3\n");

        assertThat(file.names()).containsExactly("a", "x,;|y", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
    void byteOrderMark_ofAnyEncoding_isNoPartOfTheFirstName(String charset) throws IOException {
        CsvFile file = CsvFile.open(write("\uFEFFgr\u00f6\u00dfe\n\u00e4\n", Charset.forName(charset)));

        assertThat(file.names()).containsExactly("gr\u00f6\u00dfe");
        assertThat(texts(file, "gr\u00f6\u00dfe")).containsExactly("\u00e4");
    }

    @Test
    void file_packedByGzip_isUnpacked() throws IOException {
        Path packed = folder.resolve("data.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("a\n1\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(texts(CsvFile.open(packed), "a")).containsExactly("1");
    }

    @Test
    void bytes_thatAreNoTextInTheEncoding_areRefusedWithTheLine() throws IOException {
        Path latin = write("name\nJos\u00e9\n", StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> CsvFile.open(latin).inferSchema())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("UTF-8")
                .hasMessageContaining("data.csv, line");
        CsvFormat format = CsvFormat.DEFAULT.withCharset(StandardCharsets.ISO_8859_1);
        assertThat(texts(CsvFile.open(latin, format), "name")).containsExactly("Jos\u00e9");
    }

    @Test
    void file_withoutHeader_isRefused() throws IOException {
        Path empty = write("", StandardCharsets.UTF_8);

        assertThatThrownBy(() -> CsvFile.open(empty))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("header");
    }

    @Test
    void file_thatIsAbsent_cannotBeRead() {
        assertThatThrownBy(() -> CsvFile.open(folder.resolve("absent.csv")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("absent.csv");
    }

    @Test
    void header_thatNamesAColumnTwice_isRefused() throws IOException {
        Path twice = write("a,b,a\n", StandardCharsets.UTF_8);

        assertThatThrownBy(() -> CsvFile.open(twice))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("once")
                .hasMessageContaining("\"a\"");
    }

    @Test
    void header_withABlankName_countsTheColumn() throws IOException {
        assertThat(csv(",a\n0,1\n").names()).containsExactly("column 1", "a");
    }

    @Test
    void rows_withTooFewOrTooManyFields_areCounted() throws IOException {
        CsvFile file = csv("a,b\n1\n2,3,4\n5,6\n");
        try (CsvRows rows = file.rows(file.inferSchema())) {
            Profiler profiler = Profiler.reference(file.inferSchema()).addAll(rows);

            assertThat(rows.ragged()).isEqualTo(2);
            assertThat(profiler.profile().column("b").missing()).isEqualTo(1);
            assertThat(profiler.profile().column("b").values()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1;-2;30, LONG",
        "1;2.5;1e3, DOUBLE",
        "1;2;inf, DOUBLE",
        "true;FALSE;True, BOOLEAN",
        "2011-01-01;2011-02-28;2012-02-29, DATETIME",
        "2013-01-01T06:00:00Z;2013-01-01 06:00:00;2013-01-01T06:00:00+02:00, DATETIME",
        "2011-02-30;2011-02-31;2011-02-32, STRING",
        "0x10;1f;1d, STRING",
        "a;1;2, STRING",
        "NA;;null, STRING"
    })
    void type_ofAColumn_isWhatItsValuesAre(String values, ColumnType type) throws IOException {
        CsvFile file = csv("x,y\n" + values.replace(";", ",0\n") + ",0\n");

        assertThat(file.inferSchema().column(0).type()).isEqualTo(type);
    }

    @Test
    void column_withFewTextsAmongNumbers_isOneOfNumbersAndCountsThem() throws IOException {
        CsvFile file = csv("x\n" + "1\n".repeat(99) + "oops\n");
        Profile profile = TableData.reference(file, file.inferSchema()).profile();

        assertThat(profile.schema().column(0).type()).isEqualTo(ColumnType.LONG);
        assertThat(profile.column(0).mismatched()).isEqualTo(1);
    }

    @Test
    void missing_inTheSpellingsGiven_isMissing() throws IOException {
        Path path = write("x\n-\nNA\n1\n", StandardCharsets.UTF_8);
        CsvFormat format = CsvFormat.DEFAULT.withMissing(Set.of("", "-"));

        assertThat(texts(CsvFile.open(path, format), "x")).containsExactly(null, "NA", "1");
        assertThat(texts(CsvFile.open(path), "x")).containsExactly("-", null, "1");
    }

    @Test
    void columns_thatTheSchemaHasAndTheFileLacks_areMissingAndNamed() throws IOException {
        CsvFile then = csv("a,b\n1,2\n");
        Profile reference = TableData.reference(then, then.inferSchema()).profile();
        TableData now = TableData.against(csv("b,c\n2,3\n"), reference, name -> true);

        assertThat(now.facts().absent()).containsExactly("a");
        assertThat(now.facts().unknown()).containsExactly("c");
        assertThat(now.values()).containsOnlyKeys("b");
    }

    @Test
    void rows_thatRepeat_areCounted() throws IOException {
        CsvFile file = csv("a,b\n1,x\n2,x\n1,x\n1,y\n,x\n,x\n");

        assertThat(TableData.reference(file, file.inferSchema()).facts().duplicates())
                .hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(chars = {'"', '\n', 'a', '7'})
    void delimiter_thatCannotBeOne_isRefused(char delimiter) {
        assertThatThrownBy(() -> CsvFormat.DEFAULT.withDelimiter(delimiter)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void profile_ofAFile_isTheProfileOfItsRows() throws IOException {
        CsvFile file = csv("n,s,b\n1.5,x,true\n,y,false\n2.5,,\n");
        Schema schema = file.inferSchema();
        Row row = Row.of(schema);
        Profiler byHand = Profiler.reference(schema);
        byHand.add(row.set(0, 1.5).set(1, "x").set(2, true));
        byHand.add(row.clear().set(1, "y").set(2, false));
        byHand.add(row.clear().set(0, 2.5));

        assertThat(TableData.reference(file, schema).profile()).isEqualTo(byHand.profile());
    }
}
