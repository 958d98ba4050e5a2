package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.Digest;
import io.mlops.error.InvalidInputException;
import io.mlops.error.NotFoundException;
import io.mlops.page.PageRequest;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArtifactsTest {
    private static final PageRequest ALL = PageRequest.first(1000);

    @TempDir
    Path folder;

    private Mlops mlops;

    @AfterEach
    void close() {
        mlops.close();
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void folder_logged_comesBackFileByFile(String kind) throws IOException {
        ActiveRun run = start(kind);
        Path source = Files.createDirectories(folder.resolve("source/deep/日本"));
        Files.writeString(source.resolve("a.txt"), "a");
        Files.writeString(folder.resolve("source/b.txt"), "bb");
        Files.createSymbolicLink(folder.resolve("source/link.txt"), folder.resolve("source/b.txt"));

        run.logArtifacts(folder.resolve("source"), "data");
        mlops.artifacts().download(run.id(), "data", folder.resolve("target"));

        assertThat(mlops.artifacts().list(run.id(), "", ALL).items())
                .extracting(file -> file.path().value())
                .containsExactly("data/b.txt", "data/deep/日本/a.txt", "data/link.txt");
        assertThat(folder.resolve("target/deep/日本/a.txt")).hasContent("a");
        assertThat(folder.resolve("target/link.txt")).hasContent("bb").isRegularFile();
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void download_ofAFileAndOneBelowItsPath_saysWhatIsInTheWay(String kind) {
        ActiveRun run = start(kind);
        run.logText("a", "file");
        run.logText("a/b", "file below it");

        assertThatThrownBy(() -> mlops.artifacts().download(run.id(), "", folder.resolve("target")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("\"a/b\"")
                .hasMessageContaining(folder.resolve("target/a").toString());
        assertThat(folder.resolve("target/a")).hasContent("file");
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void folder_withALinkThatLeadsOut_isRefusedAndNothingStored(String kind) throws IOException {
        ActiveRun run = start(kind);
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Path source = Files.createDirectories(folder.resolve("source"));
        Files.writeString(source.resolve("a.txt"), "a");
        Files.createSymbolicLink(source.resolve("z.txt"), secret);

        assertThatThrownBy(() -> run.logArtifacts(source, "data"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("leads out");

        assertThat(mlops.artifacts().list(run.id(), "", ALL).items()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void path_thatLeavesTheRoot_isRefused(String kind) {
        ActiveRun run = start(kind);

        assertThatThrownBy(() -> run.logText("../a.txt", "x")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> mlops.artifacts().open(run.id(), "/etc/passwd"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> mlops.artifacts().list(run.id(), "a/../..", ALL))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void file_opened_givesItsBytesWholeAndInParts(String kind) throws IOException {
        ActiveRun run = start(kind);
        run.logText("a.txt", "0123456789");

        ArtifactInfo info = mlops.artifacts().find(run.id(), "a.txt").orElseThrow();

        assertThat(info.sizeBytes()).isEqualTo(10);
        assertThat(info.digest()).contains(Digest.of("0123456789"));
        try (InputStream whole = mlops.artifacts().open(run.id(), "a.txt");
                InputStream part = mlops.artifacts().open(run.id(), "a.txt", new ByteRange(3, 4))) {
            assertThat(whole.skip(2)).isEqualTo(2);
            assertThat(new String(whole.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("23456789");
            assertThat(new String(part.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("3456");
        }
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void file_orRunThatIsNotThere_isNotFound(String kind) {
        ActiveRun run = start(kind);

        assertThatThrownBy(() -> mlops.artifacts().open(run.id(), "none")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> mlops.artifacts().download(run.id(), "none", folder.resolve("t")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> mlops.artifacts().list("f".repeat(32), "", ALL))
                .isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void purge_deletedRun_freesItsFilesAndLeavesTheOthers(String kind) {
        ActiveRun kept = start(kind);
        kept.logText("kept.txt", "kept");
        ActiveRun deleted = mlops.tracking().startRun(RunSpec.of("e", "deleted"));
        deleted.logText("deleted.txt", "x".repeat(1_000));
        deleted.finish();
        mlops.tracking().deleteRun(deleted.id());

        long freed = mlops.purge(Instant.now().plusSeconds(60));

        // The store in memory frees content as it is deleted, so that nothing is left for the sweep to count.
        assertThat(freed).isEqualTo(kind.equals("memory:") ? 0 : 1_000);
        assertThat(mlops.tracking().findRun(deleted.id())).isEmpty();
        assertThat(mlops.artifacts().find(kept.id(), "kept.txt")).isPresent();
        assertThat(mlops.verify()).isEmpty();
    }

    private ActiveRun start(String kind) {
        mlops = StoreFixture.open(kind, folder);
        return mlops.tracking().startRun(RunSpec.of("e", "r"));
    }
}
