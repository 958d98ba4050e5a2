package io.mlops.cli.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.cli.Called;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DriftCommandTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String values(double mean, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder csv = new StringBuilder("x;colour;code\n");
        for (int i = 0; i < 300; i++) {
            csv.append(mean + random.nextGaussian()).append(random.nextBoolean() ? ";red;" : ";blue;");
            csv.append(random.nextInt(3)).append('\n');
        }
        return csv.toString();
    }

    private Called drift(Path reference, Path current, String... more) {
        List<String> args =
                new ArrayList<>(List.of("drift", "--reference", reference.toString(), "--current", current.toString()));
        args.addAll(List.of(more));
        return Called.mlops(args.toArray(String[]::new));
    }

    @Test
    void drift_ofDataThatStayed_is0() throws IOException {
        Called called = drift(file("a.csv", values(0, 1)), file("b.csv", values(0, 2)));

        assertThat(called.code()).as(called.out() + called.err()).isZero();
        assertThat(called.out()).startsWith("STABLE: 0 of 3 columns drifted");
        assertThat(called.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "EVIDENTLY", "nannyml", "alibi", "deequ", "tfdv"})
    void drift_ofDataThatMoved_is1AndNamesTheColumn(String preset) throws IOException {
        Called called =
                drift(file("a.csv", values(0, 1)), file("b.csv", values(2, 2)), "--columns", "x", "--preset", preset);

        assertThat(called.code()).as(called.out() + called.err()).isEqualTo(1);
        assertThat(called.out()).startsWith("DRIFTED").contains("\"x\"").doesNotContain("colour");
    }

    @Test
    void drift_withoutTheColumnThatMoved_is0() throws IOException {
        assertThat(drift(file("a.csv", values(0, 1)), file("b.csv", values(2, 2)), "--exclude", "x")
                        .code())
                .isZero();
    }

    @Test
    void drift_ofAHeaderOnly_is2() throws IOException {
        Called called = drift(file("a.csv", values(0, 1)), file("b.csv", "x;colour;code\n"));

        assertThat(called.code()).isEqualTo(2);
        assertThat(called.out()).startsWith("INSUFFICIENT_DATA");
    }

    @Test
    void drift_ofOneRow_is2() throws IOException {
        assertThat(drift(file("a.csv", "x\n1\n"), file("b.csv", "x\n1\n")).code())
                .isEqualTo(2);
    }

    @Test
    void drift_ofAColumnThatTurnedIntoText_is1AndSaysSo() throws IOException {
        Called called = drift(
                file("a.csv", "x\n" + "1\n2\n3\n".repeat(40)), file("b.csv", "x\n" + "one\ntwo\nthree\n".repeat(40)));

        assertThat(called.code()).isEqualTo(1);
        assertThat(called.out()).contains("error \"x\": 100 % of the rows are no long");
    }

    @Test
    void drift_ofRaggedRows_countsThem() throws IOException {
        String rows = "1,2\n3,4\n".repeat(30);
        Called called = drift(file("a.csv", "x,y\n" + rows), file("b.csv", "x,y\n" + rows + "5\n6,7,8\n"));

        assertThat(called.out()).contains("2 rows of the current data have more or fewer fields");
    }

    @Test
    void drift_ofUnusableFiles_is3AndNamesThem() throws IOException {
        Path good = file("good.csv", values(0, 1));
        for (Path bad : List.of(
                folder.resolve("absent.csv"),
                file("empty.csv", ""),
                file("twice.csv", "x,x\n1,2\n"),
                folder,
                Files.write(folder.resolve("latin.csv"), "x\nJos\u00e9\n".getBytes(StandardCharsets.ISO_8859_1)))) {
            Called called = drift(good, bad);

            assertThat(called.code()).as(bad + ": " + called).isEqualTo(3);
            assertThat(called.err())
                    .startsWith("mlops drift: ")
                    .contains(bad.getFileName().toString());
            assertThat(called.out()).isEmpty();
        }
    }

    @Test
    void drift_ofAnUnknownColumn_is3AndNamesThoseThatAreThere() throws IOException {
        Path good = file("good.csv", values(0, 1));
        Called called = drift(good, good, "--exclude", "id");

        assertThat(called.code()).isEqualTo(3);
        assertThat(called.err()).contains("x, colour, code").contains("\"id\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--preset=none", "--charset=none", "--delimiter=abc", "--bogus", "surplus"})
    void drift_ofAWrongCommandLine_is3(String wrong) throws IOException {
        Path good = file("good.csv", values(0, 1));

        assertThat(drift(good, good, wrong).code()).isEqualTo(3);
    }

    @Test
    void drift_withoutItsFiles_is3AndNamesTheHelp() {
        Called called = Called.mlops("drift");

        assertThat(called.code()).isEqualTo(3);
        assertThat(called.err()).contains("--reference", "Try 'mlops drift --help'.");
    }

    @Test
    void help_ofDrift_tellsTheExitCodes() {
        Called called = Called.mlops("drift", "--help");

        assertThat(called.code()).isZero();
        assertThat(called.out())
                .contains(
                        "--reference",
                        "stable",
                        "drifted",
                        "too little data",
                        "standard, evidently",
                        "nannyml",
                        "alibi",
                        "deequ",
                        "tfdv");
    }

    @Test
    void json_ofDrift_isAllThatIsPrinted() throws IOException {
        Called called = drift(file("a.csv", values(0, 1)), file("b.csv", values(2, 2)), "--json");

        assertThat(called.code()).isEqualTo(1);
        assertThat(called.out().strip()).startsWith("{").endsWith("}").contains("\"verdict\" : \"DRIFTED\"");
    }

    @Test
    void html_ofDrift_isOneFile() throws IOException {
        Path html = folder.resolve("new folder").resolve("drift.html");
        drift(file("a.csv", values(0, 1)), file("b.csv", values(2, 2)), "--html", html.toString());

        assertThat(html)
                .content()
                .startsWith("<!")
                .contains("Drift of b.csv against a.csv")
                .doesNotContain("<script");
    }

    @Test
    void html_thatCannotBeWritten_is3() throws IOException {
        Path good = file("good.csv", values(0, 1));

        assertThat(drift(good, good, "--html", good.resolve("x.html").toString())
                        .code())
                .isEqualTo(3);
    }

    @Test
    void categorical_codes_areComparedAsCategories() throws IOException {
        Path good = file("good.csv", values(0, 1));
        Called called = drift(good, good, "--columns", "code", "--categorical", "code");

        assertThat(called.out()).contains("\"code\": chi-square");
    }

    @Test
    void schema_thatTheDataBreak_isDriftAndNamed() throws IOException {
        Path good = file("good.csv", values(0, 1));
        Path schema =
                file("schema.json", "[{\"name\":\"x\",\"type\":\"integer\"},{\"name\":\"y\",\"type\":\"double\"}]");
        Called called = drift(good, good, "--schema", schema.toString());

        assertThat(called.code()).isEqualTo(1);
        assertThat(called.out()).contains("300 values are no integer", "the data lack this column of the schema");
    }
}
