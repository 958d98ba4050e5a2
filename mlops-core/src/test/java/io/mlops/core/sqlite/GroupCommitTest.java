package io.mlops.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.ConflictException;
import io.mlops.spi.Backend;
import io.mlops.spi.RunBatch;
import io.mlops.tracking.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GroupCommitTest {
    private static final int THREADS = 8;
    private static final int WRITES = 40;

    @TempDir
    private Path folder;

    private Backend backend;

    @BeforeEach
    void open() {
        backend = StoreSamples.open(folder);
        StoreSamples.createRun(backend, StoreSamples.RUN);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void logBatch_someOfManyCallersConflict_othersAreKept() throws Exception {
        logParams(Map.of("taken", "first"));
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        List<Future<Boolean>> outcomes = new ArrayList<>();
        for (int i = 0; i < THREADS * WRITES; i++) {
            int n = i;
            outcomes.add(pool.submit(() -> write(n)));
        }
        for (int i = 0; i < outcomes.size(); i++) {
            assertThat(outcomes.get(i).get()).as("write %d is kept", i).isEqualTo(i % 3 != 0);
        }
        pool.shutdown();

        Run run = backend.runs().orElseThrow().findRun(StoreSamples.RUN).orElseThrow();
        for (int i = 0; i < THREADS * WRITES; i++) {
            assertThat(run.data().params().containsKey("p" + i))
                    .as("param %d", i)
                    .isEqualTo(i % 3 != 0);
        }
    }

    /** Every third write also wants what cannot be changed. */
    private boolean write(int n) {
        try {
            logParams(n % 3 == 0 ? Map.of("p" + n, "x", "taken", "other") : Map.of("p" + n, "x"));
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }

    @Test
    void logBatch_callerInterrupted_writesAndKeepsTheFlag() {
        Thread.currentThread().interrupt();

        logParams(Map.of("key", "value"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(backend.runs()
                        .orElseThrow()
                        .findRun(StoreSamples.RUN)
                        .orElseThrow()
                        .param("key"))
                .contains("value");
    }

    @Test
    void close_whileOthersWrite_answersEachOrRefusesIt() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        List<Future<Integer>> written = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            written.add(pool.submit(() -> writeUntilClosed(thread)));
        }
        logParams(Map.of("last", "1"));
        backend.close();
        int total = 1;
        for (Future<Integer> count : written) {
            total += count.get();
        }
        pool.shutdown();

        try (Backend again = StoreSamples.open(folder)) {
            Run run = again.runs().orElseThrow().findRun(StoreSamples.RUN).orElseThrow();
            assertThat(run.data().params()).hasSize(total);
        }
    }

    private int writeUntilClosed(int thread) {
        int n = 0;
        while (true) {
            try {
                logParams(Map.of("p" + thread + "-" + n, "x"));
                n++;
            } catch (IllegalStateException e) {
                return n;
            }
        }
    }

    @Test
    void close_always_endsTheWritingThread() {
        backend.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.isAlive() && thread.getName().startsWith("mlops-writer-"));
        assertThatThrownBy(() -> logParams(Map.of())).isInstanceOf(IllegalStateException.class);
    }

    private void logParams(Map<String, String> params) {
        backend.runs().orElseThrow().logBatch(RunBatch.params(StoreSamples.RUN, params));
    }
}
