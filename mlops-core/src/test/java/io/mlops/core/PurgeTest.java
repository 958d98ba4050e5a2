package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mlops.Mlops;
import io.mlops.artifact.ArtifactPath;
import io.mlops.core.store.Providers;
import io.mlops.error.BackendException;
import io.mlops.spi.ArtifactStore;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.testkit.fault.BackendCall;
import io.mlops.testkit.fault.FaultInjectingBackend;
import io.mlops.tracking.ActiveRun;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PurgeTest {
    private static final ArtifactPath FILE = new ArtifactPath("notes.txt");

    @Test
    void purge_cutOffBetweenRowsAndFiles_isEndedByTheNext() {
        Backend memory = Providers.open("memory:", Map.of(), new BackendContext(Clock.systemUTC(), "writer"));
        FaultInjectingBackend backend = new FaultInjectingBackend(memory);
        try (Mlops mlops = MlopsSdk.builder().backend(backend).open()) {
            String id = mlops.tracking().run("churn", "deleted", run -> {
                run.logText("notes.txt", "all of it");
                return run.id();
            });
            String kept = mlops.tracking().run("churn", "kept", ActiveRun::id);
            mlops.tracking().deleteRun(id);
            backend.fail(BackendCall.DELETE_ARTIFACTS, 1, () -> new BackendException("cut off", null));
            ArtifactStore files = memory.artifacts().orElseThrow();

            assertThatExceptionOfType(BackendException.class).isThrownBy(() -> mlops.purge(later()));
            assertThat(mlops.tracking().findRun(id)).isEmpty();
            assertThat(files.find(id, FILE)).isPresent();

            mlops.purge(later());
            assertThat(files.find(id, FILE)).isEmpty();
            assertThat(mlops.tracking().findRun(kept)).isPresent();
            assertThat(memory.records().orElseThrow().find("purge", "runs")).isEmpty();
        }
    }

    private static Instant later() {
        return Instant.now().plusSeconds(60);
    }
}
