package io.mlops.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SyncAheadTest {
    private static final int BYTES = 70 << 20;

    @Test
    void write_moreThanIsSyncedAtOnce_keepsAllBytesAndLeavesNoThread(@TempDir Path folder) throws Exception {
        byte[] content = new byte[BYTES];
        new Random(1).nextBytes(content);
        Path file = folder.resolve("content");

        try (SyncAhead out = new SyncAhead(new FileOutputStream(file.toFile()))) {
            for (int from = 0; from < BYTES; from += 1 << 16) {
                out.write(content, from, 1 << 16);
            }
            out.sync();
        }

        assertThat(Arrays.equals(Files.readAllBytes(file), content)).isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("mlops-sync");
    }

    @Test
    void sync_interrupted_endsAndKeepsTheFlag(@TempDir Path folder) throws Exception {
        byte[] content = new byte[40 << 20];
        Path file = folder.resolve("content");

        try (SyncAhead out = new SyncAhead(new FileOutputStream(file.toFile()))) {
            out.write(content, 0, content.length);
            Thread.currentThread().interrupt();
            out.sync();
        }

        assertThat(Thread.interrupted()).isTrue();
        assertThat(Files.size(file)).isEqualTo(content.length);
    }
}
