package io.mlops.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.SyncFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    /** The system tells of a failed sync once: the next one succeeds, and says nothing of what was lost. */
    @Test
    void sync_ofAStretchFailed_failsTheFileThoughALaterOneSucceeds() throws Exception {
        Queue<IOException> failures = new ConcurrentLinkedQueue<>(List.of(new SyncFailedException("sync failed")));
        SyncAhead.Sync disk = () -> {
            IOException failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
        };
        try (SyncAhead out = new SyncAhead(OutputStream.nullOutputStream(), disk)) {
            out.write(new byte[SyncAhead.STRETCH_BYTES], 0, SyncAhead.STRETCH_BYTES);

            assertThatThrownBy(out::sync).isInstanceOf(SyncFailedException.class);
            assertThatThrownBy(() -> out.write(new byte[1], 0, 1)).isInstanceOf(SyncFailedException.class);
            assertThat(failures).isEmpty();
        }
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
