package io.mlops.core.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.core.MetricBuffering;
import io.mlops.core.MlopsSdk;
import io.mlops.error.BackendException;
import io.mlops.error.BackendUnavailableException;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunSpec;
import io.mlops.tracking.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store's folder that somebody moves or removes while it is open: nothing is acknowledged that nobody would find again. */
class MovedStoreTest {
    @TempDir
    Path folder;

    private Path store;
    private Path elsewhere;

    @BeforeEach
    void name() {
        store = folder.resolve("store");
        elsewhere = folder.resolve("elsewhere");
    }

    @Test
    void write_folderMoved_isRefusedAndGoesOnWhenItIsBack() throws IOException {
        String id;
        try (Mlops mlops = open()) {
            ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
            id = run.id();
            run.logText("before", "x");
            Files.move(store, elsewhere);

            assertRefused(mlops, run);
            assertThat(store).doesNotExist();
            assertThat(mlops.tracking().getRun(id).info().status()).isEqualTo(RunStatus.RUNNING);

            Files.move(elsewhere, store);
            run.logParam("p", 2);
            run.durable().logMetric("loss", 2, 2);
            run.logText("after", "x");
            run.finish();
        }
        try (Mlops mlops = open()) {
            Run run = mlops.tracking().getRun(id);
            assertThat(run.info().status()).isEqualTo(RunStatus.FINISHED);
            assertThat(run.param("p")).contains("2");
            assertThat(mlops.tracking().history(id, "loss").steps()).containsExactly(2);
            assertThat(mlops.verify()).isEmpty();
        }
    }

    @Test
    void write_folderRemovedOrReplaced_isRefused() throws IOException {
        try (Mlops mlops = open()) {
            ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
            remove(store);
            assertRefused(mlops, run);
            assertThat(store).doesNotExist();

            MlopsSdk.open(elsewhere).close();
            Files.move(elsewhere, store);
            assertRefused(mlops, run);
        }
        try (Mlops mlops = open()) {
            assertThat(mlops.tracking().findExperiment("e")).isEmpty();
            assertThat(mlops.verify()).isEmpty();
        }
    }

    /** As somebody does who takes it for a leftover. */
    @Test
    void write_logRemoved_isRefusedAndNothingIsLost() throws IOException {
        String id;
        try (Mlops mlops = open()) {
            ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
            id = run.id();
            Files.delete(store.resolve("mlops.db-wal"));

            assertThatThrownBy(() -> run.logParam("p", 1))
                    .isInstanceOf(BackendUnavailableException.class)
                    .hasMessageContaining("mlops.db-wal was moved, replaced or removed");
        }
        try (Mlops mlops = open()) {
            assertThat(mlops.tracking().findRun(id)).isPresent();
            assertThat(mlops.verify()).isEmpty();
        }
    }

    private static void assertRefused(Mlops mlops, ActiveRun run) {
        assertThatThrownBy(() -> run.logParam("p", 1))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("mlops.db was moved, replaced or removed");
        assertThatThrownBy(() -> run.logText("text", "x")).isInstanceOf(BackendException.class);
        assertThatThrownBy(() -> mlops.tracking().startRun(RunSpec.of("e", "other")))
                .isInstanceOf(BackendUnavailableException.class);
    }

    private Mlops open() {
        return MlopsSdk.builder()
                .backend("sqlite:" + store)
                .closeTimeout(Duration.ofSeconds(2))
                .metrics(MetricBuffering.unset().blockingLimit(Duration.ofMillis(200)))
                .open();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
