package io.mlops.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mlops.error.BackendUnavailableException;
import io.mlops.error.MlopsException;
import io.mlops.error.OutcomeUnknownException;
import io.mlops.spi.Backend;
import io.mlops.spi.commit.Commit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A server that stops, starts again and crashes while it is written. */
final class RestartTest {
    private static final int WRITERS = 4;
    private static final int ROUNDS = 3;

    @Test
    void server_stoppedThenCrashedWhileWritten_keepsWhatWasAcknowledged() throws Exception {
        TestServer first = TestServer.startLasting("restarted");
        List<String> acknowledged = new CopyOnWriteArrayList<>();
        AtomicBoolean isOver = new AtomicBoolean();
        try (Backend backend =
                first.store("restarted").connectTimeout(Duration.ofSeconds(1)).open()) {
            Thread[] writers = IntStream.range(0, WRITERS)
                    .mapToObj(n -> new Thread(() -> write(backend, "w" + n + "-", acknowledged, isOver)))
                    .toArray(Thread[]::new);
            for (Thread writer : writers) {
                writer.start();
            }
            await().until(() -> acknowledged.size() > 20);
            first.close();
            int before = acknowledged.size();
            assertThatThrownBy(() -> backend.registry().orElseThrow().generation())
                    .isInstanceOf(BackendUnavailableException.class);
            try (TestServer second = first.startAgain()) {
                await().until(() -> acknowledged.size() > before + 20);
                for (int round = 0; round < ROUNDS; round++) {
                    second.crash();
                    int crashed = acknowledged.size();
                    await().until(() -> acknowledged.size() > crashed + 20);
                }
                isOver.set(true);
                for (Thread writer : writers) {
                    writer.join();
                }
                check(backend, acknowledged);
            }
        }
    }

    /** Creates model after model; asks again under the same request id as long as the outcome is not known. */
    private static void write(Backend backend, String name, List<String> acknowledged, AtomicBoolean isOver) {
        for (int n = 0; !isOver.get(); n++) {
            Commit commit = Samples.createModel(name + n);
            while (!isMade(backend, commit)) {
                Thread.onSpinWait();
            }
            acknowledged.add(name + n);
        }
    }

    private static boolean isMade(Backend backend, Commit commit) {
        try {
            backend.commit(commit);
            return true;
        } catch (MlopsException e) {
            if (e.retryable() || e instanceof OutcomeUnknownException) {
                return false;
            }
            throw e;
        }
    }

    /** Each model once, each with its entry in the audit log, and nothing damaged. */
    private static void check(Backend backend, List<String> acknowledged) {
        assertThat(acknowledged).doesNotHaveDuplicates();
        assertThat(backend.registry().orElseThrow().generation()).isEqualTo(acknowledged.size());
        assertThat(backend.records().orElseThrow().auditFrontier().size()).isEqualTo(acknowledged.size());
        for (String name : acknowledged) {
            assertThat(backend.registry().orElseThrow().findModel(name)).isPresent();
        }
        assertThat(backend.verify()).isEmpty();
    }
}
