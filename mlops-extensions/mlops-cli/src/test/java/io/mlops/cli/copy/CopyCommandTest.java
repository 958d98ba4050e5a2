package io.mlops.cli.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.cli.Called;
import io.mlops.core.MlopsSdk;
import io.mlops.tracking.ActiveRun;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CopyCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void fill() {
        try (Mlops mlops = MlopsSdk.open(folder.resolve("source"))) {
            String id = mlops.tracking().run("bikes", "first", ActiveRun::id);
            assertThat(id).isNotEmpty();
        }
    }

    @Test
    void copy_ofAFolder_tellsCountsAndThatBothAreEqual() {
        Called called = copy(
                folder.resolve("source").toString(), folder.resolve("target").toString());

        assertThat(called.code()).as(called.err()).isZero();
        assertThat(called.out()).contains("1 runs", "Both hold the same.");
        Called listed =
                Called.mlops("runs", "list", "--store", folder.resolve("target").toString());
        assertThat(listed.out()).contains("first", "FINISHED");
    }

    @Test
    void copy_asJson_isOneText() {
        Called called = Called.mlops(
                "copy",
                "--json",
                "--from",
                folder.resolve("source").toString(),
                "--to",
                folder.resolve("t").toString());

        assertThat(called.code()).isZero();
        assertThat(called.out()).contains("\"whole\" : true", "\"leftOut\" : [ ]");
    }

    @Test
    void copy_fromNothing_isAnErrorAndMakesNothing() {
        Called called = copy(
                folder.resolve("absent").toString(), folder.resolve("target").toString());

        assertThat(called.code()).isEqualTo(5);
        assertThat(called.err()).contains("There is no store at");
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void copy_unknownScheme_isRefusedByName() {
        Called called = copy(folder.resolve("source").toString(), "nosql://host/db");

        assertThat(called.code()).isEqualTo(65);
        assertThat(called.err()).contains("nosql:");
    }

    @Test
    void copy_parameterOutsideTheList_isRefusedWithoutThePassword() {
        String target = "jdbc:postgresql://ann:s3cret@localhost:1/db?socketFactory=org.example.Evil";

        Called called = copy(folder.resolve("source").toString(), target);

        assertThat(called.code()).isEqualTo(65);
        assertThat(called.err()).contains("socketFactory").doesNotContain("s3cret");
    }

    @Test
    void copy_unreachableServer_isAnErrorWithoutThePassword() {
        Called called =
                copy(folder.resolve("source").toString(), "jdbc:postgresql://localhost:1/db?user=ann&password=s3cret");

        assertThat(called.code()).isEqualTo(5);
        assertThat(called.err()).contains("localhost:1").doesNotContain("s3cret");
    }

    private static Called copy(String from, String to) {
        return Called.mlops("copy", "--from", from, "--to", to);
    }
}
