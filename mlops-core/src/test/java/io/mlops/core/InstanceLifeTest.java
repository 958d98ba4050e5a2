package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mlops.Mlops;
import io.mlops.error.ConflictException;
import io.mlops.error.InvalidInputException;
import io.mlops.event.MlopsEvent;
import io.mlops.governance.Principal;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.DeliveryCounts;
import io.mlops.tracking.RunSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InstanceLifeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void close_afterAllParts_leavesNoThread(String kind) {
        Mlops mlops = StoreFixture.open(kind, folder);
        mlops.events().subscribe(MlopsEvent.class, event -> {});
        mlops.tracking().run("e", "r", run -> {
            run.logMetric("loss", 1);
            return run.id();
        });
        mlops.registry().findVersionByAlias("m", "champion");
        assertThat(threads()).isNotEmpty().allMatch(Thread::isDaemon);

        mlops.close();

        await().until(() -> threads().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void close_twice_returnsTheSameCountsAndEndsOpenRuns(String kind) {
        Mlops mlops = StoreFixture.open(kind, folder);
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
        run.logMetric("loss", 1, 1);

        DeliveryCounts first = mlops.close(Duration.ofSeconds(20));
        DeliveryCounts second = mlops.close(Duration.ofSeconds(20));
        mlops.close();

        assertThat(first).isEqualTo(new DeliveryCounts(1, 1, 1, 0, 0)).isEqualTo(second);
        assertThatThrownBy(() -> run.logMetric("loss", 2, 2)).isInstanceOf(ConflictException.class);
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void use_afterClose_isAnErrorOfTheProgrammer(String kind) {
        Mlops mlops = StoreFixture.open(kind, folder);
        Mlops view = mlops.actingAs(Principal.unauthenticated("ben"));
        mlops.close();

        assertThatThrownBy(() -> mlops.tracking().startRun(RunSpec.of("e", "r")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> mlops.tracking().findRun("0".repeat(32))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> mlops.registry().findVersionByAlias("m", "a"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> view.registry().createModel("m", "")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> mlops.events().subscribe(MlopsEvent.class, event -> {}))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> mlops.flush(Duration.ofSeconds(1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(mlops::verify).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void view_closed_leavesTheInstanceOpen(String kind) {
        try (Mlops mlops = StoreFixture.open(kind, folder)) {
            Mlops ben = mlops.actingAs(Principal.unauthenticated("ben"));
            ben.close();

            String id = ben.tracking().run("e", "r", ActiveRun::id);

            assertThat(mlops.tracking().getRun(id).tag("mlflow.user")).contains("ben");
        }
    }

    @Test
    void open_severalAtOnce_shareNothing() {
        try (Mlops one = MlopsSdk.open("memory:");
                Mlops other = MlopsSdk.open("memory:")) {
            one.tracking().createExperiment("e");

            assertThat(other.tracking().findExperiment("e")).isEmpty();
        }
    }

    @Test
    void open_unknownPrefix_namesThoseThereAre() {
        assertThatThrownBy(() -> MlopsSdk.open("postgres://ann:hunter2@db/x"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("memory:")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void open_nothingSet_saysWhatToSet() {
        Configuration nothing = new Configuration(name -> null, name -> "");

        assertThatThrownBy(() -> MlopsSdk.builder().open(nothing))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("MLOPS_STORE");
    }

    @Test
    void open_withoutOpeningAnything_startsNoThread() {
        try (Mlops mlops = MlopsSdk.open("memory:")) {
            assertThat(mlops.tracking().findExperiment("Default")).isPresent();
            assertThat(threads()).isEmpty();
        }
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("mlops-") && thread.isAlive())
                .toList();
    }
}
