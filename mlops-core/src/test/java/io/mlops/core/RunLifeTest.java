package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mlops.Mlops;
import io.mlops.data.Dataset;
import io.mlops.error.ConflictException;
import io.mlops.error.InvalidInputException;
import io.mlops.error.NotFoundException;
import io.mlops.event.MlopsEvent;
import io.mlops.event.RunEnded;
import io.mlops.event.RunStarted;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.DatasetRef;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunSpec;
import io.mlops.tracking.RunStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunLifeTest {
    @TempDir
    Path folder;

    private Mlops mlops;

    @AfterEach
    void close() {
        mlops.close();
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void run_workThrows_endsFailedWithMaskedErrorAndRethrows(String kind) {
        mlops = StoreFixture.open(kind, folder);
        String[] id = new String[1];

        assertThatThrownBy(() -> mlops.tracking().run("e", "r", run -> {
                    id[0] = run.id();
                    run.logMetric("loss", 1);
                    throw new IOException("cannot reach https://ann:hunter2@host" + "x".repeat(5_000));
                }))
                .isExactlyInstanceOf(IOException.class);

        Run run = mlops.tracking().getRun(id[0]);
        assertThat(run.info().status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.metric("loss")).isPresent();
        assertThat(run.tag("mlops.error.type")).contains("java.io.IOException");
        assertThat(run.tag("mlops.error.message").orElseThrow())
                .startsWith("cannot reach https://***@host")
                .doesNotContain("hunter2")
                .hasSize(1_000);
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void run_closedWithoutFinish_endsFailed(String kind) {
        mlops = StoreFixture.open(kind, folder);
        ActiveRun run = start("e", "r");

        run.close();

        assertThat(status(run)).isEqualTo(RunStatus.FAILED);
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void run_finishedThenClosed_staysFinishedAndTakesNothingMore(String kind) {
        mlops = StoreFixture.open(kind, folder);
        ActiveRun run = start("e", "r");
        run.logMetric("loss", 1, 1);
        run.finish();

        run.close();
        run.finish();

        assertThat(status(run)).isEqualTo(RunStatus.FINISHED);
        assertThatThrownBy(() -> run.logMetric("loss", 2, 2)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> run.logMetric("other", 2, 2)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> run.logParam("a", 1)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> run.logText("a.txt", "x")).isInstanceOf(ConflictException.class);
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void run_durableView_returnsWhenThePointCanBeRead(String kind) {
        mlops = StoreFixture.builder(kind, folder)
                .metrics(MetricBuffering.unset().flushInterval(java.time.Duration.ofHours(1)))
                .open();
        ActiveRun run = start("e", "r");

        run.durable().logMetric("loss", 0.25, 3);

        assertThat(mlops.tracking()
                        .getRun(run.id())
                        .metric("loss")
                        .orElseThrow()
                        .value())
                .isEqualTo(0.25);
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void run_resumedAfterItsEnd_goesOn(String kind) {
        mlops = StoreFixture.open(kind, folder);
        ActiveRun first = start("e", "r");
        first.logMetric("loss", 1, 1);
        assertThatThrownBy(() -> mlops.tracking().resumeRun(first.id())).isInstanceOf(ConflictException.class);
        first.close();

        ActiveRun second = mlops.tracking().resumeRun(first.id());

        assertThat(status(second)).isEqualTo(RunStatus.RUNNING);
        second.logMetric("loss", 2, 2);
        second.finish();
        assertThat(mlops.tracking().history(first.id(), "loss").values()).containsExactly(1, 2);
        assertThat(status(first)).isEqualTo(RunStatus.FINISHED);
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void run_deleted_isNotResumedAndCanBeRestored(String kind) {
        mlops = StoreFixture.open(kind, folder);
        ActiveRun run = start("e", "r");
        run.finish();
        mlops.tracking().deleteRun(run.id());

        assertThatThrownBy(() -> mlops.tracking().resumeRun(run.id())).isInstanceOf(NotFoundException.class);
        mlops.tracking().restoreRun(run.id());

        assertThatCode(() -> mlops.tracking().resumeRun(run.id()).finish()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void run_whateverItLogs_isThereWhenItIsRead(String kind) {
        mlops = StoreFixture.open(kind, folder);
        Dataset data = Dataset.of("rentals", "abc", "local", "file:///data");
        DatasetRef ref = new DatasetRef("rentals", "abc");
        ActiveRun parent = start("e", "parent");
        ActiveRun run = mlops.tracking()
                .startRun(RunSpec.of("e", "").childOf(parent.id()).tag("team", "red"));
        run.logParams(Map.of("depth", 6, "empty", ""));
        run.logParam("depth", "6");
        run.logMetrics(Map.of("auc", 0.5, "loss", 2), 7);
        run.series(MetricSeries.of("auc").onDataset(ref)).log(0.75, 7, 1_000);
        run.setTag("note", "😀");
        run.setTag("gone", "x");
        run.deleteTag("gone");
        run.logInput(data, "training");
        run.logText("notes/a.txt", "text");
        run.finish();

        Run read = mlops.tracking().getRun(run.id());
        assertThat(read.info().name()).startsWith("run-");
        assertThat(read.data().params()).containsOnly(Map.entry("depth", "6"), Map.entry("empty", ""));
        assertThat(read.metric("auc").orElseThrow().value()).isEqualTo(0.5);
        assertThat(read.data().metrics()).hasSize(3);
        assertThat(read.data().tags())
                .containsEntry("team", "red")
                .containsEntry("note", "😀")
                .containsEntry("mlflow.parentRunId", parent.id())
                .containsKeys("mlflow.user", "mlops.java.version", "mlops.os")
                .doesNotContainKey("gone");
        assertThat(read.data().inputs())
                .singleElement()
                .satisfies(input -> assertThat(input.dataset()).isEqualTo(data));
        assertThat(mlops.artifacts().find(run.id(), "notes/a.txt")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void params_oneIllegalOrChanged_writesNoneOfTheCall(String kind) {
        mlops = StoreFixture.open(kind, folder);
        ActiveRun run = start("e", "r");
        run.logParam("depth", 6);
        Map<String, Object> illegal = new LinkedHashMap<>();
        illegal.put("good", 1);
        illegal.put("bad\u0000", 2);

        assertThatThrownBy(() -> run.logParams(illegal)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> run.logParams(Map.of("more", 1, "depth", 7))).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> run.logMetrics(Map.of("fine", 1, "not/../fine", 2), 0))
                .isInstanceOf(InvalidInputException.class);

        run.finish();
        Run read = mlops.tracking().getRun(run.id());
        assertThat(read.data().params()).containsOnly(Map.entry("depth", "6"));
        assertThat(read.data().metrics()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void events_ofARun_comeInItsOrder(String kind) {
        mlops = StoreFixture.open(kind, folder);
        List<MlopsEvent> heard = new CopyOnWriteArrayList<>();
        mlops.events().subscribe(MlopsEvent.class, heard::add);

        mlops.tracking().run("e", "r", run -> run.id());

        await().until(() -> heard.size() == 2);
        assertThat(heard.get(0)).isInstanceOf(RunStarted.class);
        assertThat(heard.get(1))
                .isInstanceOfSatisfying(
                        RunEnded.class,
                        ended -> assertThat(ended.run().status()).isEqualTo(RunStatus.FINISHED));
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void experiment_deleted_takesNoRunUntilRestored(String kind) {
        mlops = StoreFixture.open(kind, folder);
        start("e", "r").finish();
        mlops.tracking().deleteExperiment("e");

        assertThatThrownBy(() -> start("e", "r"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("restore");
        mlops.tracking().restoreExperiment("e");

        assertThatCode(() -> start("e", "r").finish()).doesNotThrowAnyException();
        assertThatThrownBy(() -> mlops.tracking().deleteExperiment("Default"))
                .isInstanceOf(InvalidInputException.class);
    }

    private ActiveRun start(String experiment, String name) {
        return mlops.tracking().startRun(RunSpec.of(experiment, name));
    }

    private RunStatus status(ActiveRun run) {
        return mlops.tracking().getRun(run.id()).info().status();
    }
}
