package io.mlops.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.artifact.Digest;
import io.mlops.core.memory.MemoryBackendProvider;
import io.mlops.error.BackendException;
import io.mlops.error.InvalidInputException;
import io.mlops.governance.audit.Checkpoint;
import io.mlops.governance.audit.CheckpointAnchor;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorsTest {
    private static final Checkpoint FIRST = Checkpoint.unsigned("log", 1, Digest.of("a"));
    private static final Checkpoint SECOND = Checkpoint.unsigned("log", 20, Digest.of("b"));

    @TempDir
    private Path folder;

    @Test
    void key_readFromItsFile_signsAsTheOneThatWasMade() throws IOException {
        Path file = folder.resolve("key");
        SigningKeyFile made = SigningKeyFile.create(file, "bikes.example/mlops");
        SigningKeyFile read = SigningKeyFile.read(file);

        assertThat(read.key()).isEqualTo(made.key());
        assertThat(made.key().hasSigned(read.sign(FIRST))).isTrue();
        assertThat(made.key().hasSigned(FIRST)).isFalse();
        String secret = Files.readAllLines(file).get(0);
        assertThat(read.toString()).doesNotContain(secret.substring(secret.length() - 20));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> SigningKeyFile.create(file, "again")).isInstanceOf(UncheckedIOException.class);
    }

    /** Of forty keys about half have a + among their Base64 digits. */
    @Test
    void key_ofAnyDigits_isReadBack() {
        for (int i = 0; i < 40; i++) {
            Path file = folder.resolve("key" + i);
            SigningKeyFile made = SigningKeyFile.create(file, "log");

            assertThat(SigningKeyFile.read(file).key()).isEqualTo(made.key());
        }
    }

    @Test
    void key_thatOthersMayRead_isRefused() throws IOException {
        Path file = folder.resolve("key");
        SigningKeyFile.create(file, "log");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> SigningKeyFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void key_ofTwoKeysLines_isRefusedWithoutShowingIt() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        SigningKeyFile.create(one, "log");
        SigningKeyFile.create(two, "log");
        String secret = Files.readAllLines(one).get(0);
        Files.writeString(two, secret + "\n" + Files.readAllLines(two).get(1) + "\n");

        assertThatThrownBy(() -> SigningKeyFile.read(two))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining(secret.substring(secret.length() - 20));
    }

    @Test
    void file_ofTwoCheckpoints_keepsEachOnceAndPassesOverACutOne() throws IOException {
        Path file = folder.resolve("anchor");
        keepsBoth(new AnchorFile(file));

        Files.writeString(file, "log\n21\ncut", StandardOpenOption.APPEND);

        assertThat(AnchorFile.read(file)).containsExactly(FIRST, SECOND);
    }

    @Test
    void artifacts_ofTwoCheckpoints_keepEachOnce() {
        try (Backend backend =
                new MemoryBackendProvider().open("memory:", Map.of(), new BackendContext(Clock.systemUTC(), "w"))) {
            keepsBoth(new ArtifactAnchor(backend.artifacts().orElseThrow(), "audit"));
        }
    }

    private static void keepsBoth(CheckpointAnchor anchor) {
        assertThat(anchor.published()).isEmpty();
        anchor.publish(FIRST);
        anchor.publish(FIRST);
        anchor.publish(SECOND);
        assertThat(anchor.published()).containsExactly(FIRST, SECOND);
    }

    @Test
    void file_ofASingleNote_isReadToo() throws IOException {
        Path file = Files.writeString(folder.resolve("note"), SECOND.note());

        assertThat(AnchorFile.read(file)).containsExactly(SECOND);
        assertThatThrownBy(() -> AnchorFile.read(folder.resolve("absent"))).isInstanceOf(BackendException.class);
        Path other = Files.writeString(folder.resolve("other"), "something else");
        assertThatThrownBy(() -> AnchorFile.read(other)).isInstanceOf(InvalidInputException.class);
    }
}
