package io.mlops.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mlops.Mlops;
import io.mlops.cli.Called;
import io.mlops.core.MlopsSdk;
import io.mlops.core.audit.AnchorFile;
import io.mlops.core.audit.Auditing;
import io.mlops.core.audit.SigningKeyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCommandsTest {
    private static final String NASTY = "n\u001b[2Jasty\u202e";

    @TempDir
    private Path folder;

    private String store = "";

    @BeforeEach
    void fill() {
        store = folder.resolve("store").toString();
        write(Auditing.unsigned(), "first", "second", NASTY);
    }

    private void write(Auditing auditing, String... models) {
        try (Mlops mlops =
                MlopsSdk.builder().backend("sqlite:" + store).auditing(auditing).open()) {
            for (String model : models) {
                mlops.registry().createModel(model, "");
            }
        }
    }

    /** Changes one byte of the database's file, inside the text of an entry. */
    private void flipByte() throws IOException {
        Path file = Path.of(store, "mlops.db");
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\"name\":\"second\"");
        assertThat(at).isPositive();
        bytes[at + "\"name\":\"s".length()] ^= 1;
        Files.write(file, bytes);
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + Path.of(store, "mlops.db"));
                Statement edit = connection.createStatement()) {
            edit.executeUpdate(statement);
        }
    }

    @Test
    void verify_ofAnIntactLog_is0AndSaysWhatIsMissing() {
        Called called = Called.mlops("audit", "verify", "--store", store);

        assertThat(called.err()).isEmpty();
        assertThat(called.code()).isZero();
        assertThat(called.out()).contains("All 3 entries", "not signed", "not anchored");
    }

    @Test
    void verify_afterOneFlippedByte_is2AndNamesTheEntry() throws Exception {
        flipByte();

        Called called = Called.mlops("audit", "verify", "--store", store, "--json");

        assertThat(called.code()).isEqualTo(2);
        JsonNode json = new ObjectMapper().readTree(called.out());
        assertThat(json.get("status").asText()).isEqualTo("ALTERED");
        assertThat(json.get("firstAltered").asInt()).isEqualTo(1);
    }

    @Test
    void verify_inAJvmOfItsOwn_endsWithTheSameCodes() throws Exception {
        flipByte();
        assertThat(exitCode("audit", "verify", "--store", store)).isEqualTo(2);
        assertThat(exitCode("audit", "verify")).isEqualTo(64);
    }

    private int exitCode(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.mlops.cli.Main"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.txt").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void verify_againstAnAnchor_is0Then3WhenTheTailIsCutOrForked() throws Exception {
        Path anchor = folder.resolve("anchor");
        write(Auditing.unsigned().anchoredIn(new AnchorFile(anchor)), "fourth", "fifth");
        assertThat(Called.mlops("audit", "verify", "--store", store, "--anchor", anchor.toString())
                        .code())
                .isZero();
        sql("DELETE FROM log_entry");
        sql("DELETE FROM audit_entry WHERE idx >= 2");
        sql("UPDATE audit_frontier SET size = 2, peaks = (SELECT lower(hex(root)) FROM audit_entry WHERE idx = 1)");

        Called shorter = Called.mlops("audit", "verify", "--store", store, "--anchor", anchor.toString());
        write(Auditing.unsigned(), "a", "b", "c", "d");
        Called forked = Called.mlops("audit", "verify", "--store", store, "--anchor", anchor.toString());

        assertThat(shorter.code()).isEqualTo(3);
        assertThat(shorter.out()).contains("older copy");
        assertThat(forked.code()).isEqualTo(3);
        assertThat(forked.out()).contains("not the one that was anchored");
    }

    @Test
    void verify_withAKey_is0WhereItSignedAnd4WhereItDidNot() throws IOException {
        SigningKeyFile key = SigningKeyFile.create(folder.resolve("key"), "bikes.example/mlops");
        String line = key.key().line();
        assertThat(Called.mlops("audit", "verify", "--store", store, "--key", line)
                        .code())
                .isEqualTo(4);
        write(Auditing.signedBy(key), "fourth");
        Path publicKey = Files.writeString(folder.resolve("key.pub"), line + "\n");

        assertThat(Called.mlops("audit", "verify", "--store", store, "--key", line)
                        .code())
                .isZero();
        assertThat(Called.mlops("audit", "verify", "--store", store, "--key", publicKey.toString())
                        .out())
                .contains("Signed by bikes.example/mlops");
    }

    @Test
    void verify_withoutAStoreOrAnchor_is5AndMakesNone() {
        Path absent = folder.resolve("absent");

        assertThat(Called.mlops("audit", "verify", "--store", absent.toString()).code())
                .isEqualTo(5);
        assertThat(absent).doesNotExist();
        assertThat(Called.mlops("audit", "verify", "--store", store, "--anchor", absent.toString())
                        .code())
                .isEqualTo(5);
    }

    @Test
    void verify_withAnAnchorThatIsNone_is4() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "no checkpoint");

        assertThat(Called.mlops("audit", "verify", "--store", store, "--anchor", other.toString())
                        .code())
                .isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--bogus", "--anchor"})
    void verify_withAWrongCommandLine_is64(String argument) {
        assertThat(Called.mlops("audit", "verify", "--store", store, argument).code())
                .isEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit show", "audit show 2", "models list", "audit show --json", "models list --json"})
    void names_withControlSequences_neverReachTheTerminal(String command) {
        Called called = Called.mlops((command + " --store " + store).split(" "));

        assertThat(called.code()).isZero();
        assertThat(called.out()).contains("asty").doesNotContain("\u001b", "\u202e");
    }

    @Test
    void export_ofAnAlteredLog_is5AndLeavesNoFile() throws IOException {
        flipByte();
        Path file = folder.resolve("export.jsonl");

        Called called = Called.mlops("audit", "export", "--store", store, "--out", file.toString());

        assertThat(called.code()).isEqualTo(5);
        assertThat(called.err()).contains("altered");
        assertThat(file).doesNotExist();
    }

    @Test
    void commands_onTheLog_changeNoFileOfTheStore() throws IOException {
        byte[] before = Files.readAllBytes(Path.of(store, "mlops.db"));
        long files = count();

        Called.mlops("audit", "verify", "--store", store);
        Called.mlops("audit", "show", "--store", store);

        assertThat(Files.readAllBytes(Path.of(store, "mlops.db"))).isEqualTo(before);
        assertThat(count()).isEqualTo(files);
    }

    /** Without SQLite's own log and index, which are empty. */
    private long count() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(store))) {
            return files.filter(file -> !file.toString().matches(".*-(wal|shm)"))
                    .count();
        }
    }

    @Test
    void show_ofAnEntry_isThatOneAndOfNoneIs66() {
        assertThat(Called.mlops("audit", "show", "1", "--store", store).out())
                .contains("model.create:done", "second")
                .doesNotContain("first");
        assertThat(Called.mlops("audit", "show", "99", "--store", store).code()).isEqualTo(66);
    }

    @Test
    void export_intoANewFile_writesOneLineForEachEntryAndKeepsAFileThatExists() throws IOException {
        Path file = folder.resolve("export.jsonl");

        assertThat(Called.mlops("audit", "export", "--store", store, "--out", file.toString())
                        .code())
                .isZero();
        assertThat(Files.readAllLines(file)).hasSize(1 + 3).first().asString().contains("\"type\":\"checkpoint\"");
        assertThat(Called.mlops("audit", "export", "--store", store, "--out", file.toString())
                        .code())
                .isEqualTo(5);
    }
}
