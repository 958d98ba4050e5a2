package io.mlops.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.core.MlopsSdk;
import io.mlops.core.OutboxSettings;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.Dataset;
import io.mlops.data.ModelSignature;
import io.mlops.data.Schema;
import io.mlops.error.BackendException;
import io.mlops.error.BackendUnavailableException;
import io.mlops.error.ConflictException;
import io.mlops.error.InvalidInputException;
import io.mlops.outbox.Outbox;
import io.mlops.outbox.OutboxStatus;
import io.mlops.outbox.ParkedWrite;
import io.mlops.registry.ModelVersion;
import io.mlops.search.SearchQuery;
import io.mlops.spi.Backend;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.RunBatch;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.DeliveryCounts;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunSpec;
import io.mlops.tracking.RunStatus;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final ModelSignature SIGNATURE =
            ModelSignature.of(Schema.of(Column.required("x", ColumnType.DOUBLE)));

    @TempDir
    Path folder;

    private final RemoteDouble server = new RemoteDouble();
    private Mlops mlops;

    @BeforeEach
    void open() {
        mlops = open("outbox");
    }

    private Mlops open(String name) {
        return MlopsSdk.builder()
                .backend(server)
                .outbox(OutboxSettings.at(folder.resolve(name))
                        .longestPause(Duration.ofMillis(200))
                        .settleTime(Duration.ofMillis(500)))
                .closeTimeout(Duration.ofSeconds(20))
                .open();
    }

    @AfterEach
    void close() {
        mlops.close();
    }

    private Outbox outbox() {
        return mlops.outbox().orElseThrow();
    }

    private void awaitDelivered() {
        assertThat(outbox().awaitDelivered(LONG)).as("%s", outbox().status()).isTrue();
    }

    private Run onServer(String localId) {
        return server.content().runs().orElseThrow().findRun(serverId(localId)).orElseThrow();
    }

    private String serverId(String localId) {
        return outbox().serverId(localId).orElseThrow();
    }

    private LoggedModel logModel(ActiveRun run) throws Exception {
        Path model = Files.createDirectories(folder.resolve("model-" + run.id()));
        Files.writeString(model.resolve("weights.bin"), "weights of " + run.id());
        return run.logModel("model", model, SIGNATURE);
    }

    @Test
    void run_whileTheServerIsDown_isReadHereAndLaterOnTheServer() throws Exception {
        server.setDown(true);
        ActiveRun parent = mlops.tracking().startRun(RunSpec.of("churn", "sweep"));
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("churn", "gbm").childOf(parent.id()));
        run.logParams(Map.of("depth", 6, "rate", 0.1));
        run.setTag("a", "1");
        run.setTag("b", "2");
        run.deleteTag("a");
        run.logInput(Dataset.of("hours", "abc", "local", "file:/hours.csv"), "training");
        for (int step = 0; step < 2_500; step++) {
            run.logMetric("loss", 1.0 / (step + 1), step, Instant.ofEpochMilli(1_000_000 + step));
        }
        run.logText("notes/a.txt", "to be seen");
        LoggedModel model = logModel(run);
        run.finish();
        parent.finish();

        Run here = mlops.tracking().getRun(run.id());
        assertThat(here.param("depth")).contains("6");
        assertThat(here.info().status()).isEqualTo(RunStatus.FINISHED);
        assertThat(mlops.tracking().history(run.id(), "loss").size()).isEqualTo(2_500);
        OutboxStatus status = outbox().status();
        assertThat(status.waitingPoints()).isEqualTo(2_500);
        assertThat(status.waitingWrites()).isPositive();
        assertThat(status.oldest()).isPresent();
        assertThat(outbox().serverId(run.id())).isEmpty();
        assertThatThrownBy(() -> outbox().serverId("x".repeat(251)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at most 250 code points");

        server.setDown(false);
        awaitDelivered();

        Run there = onServer(run.id());
        assertThat(there.id()).isNotEqualTo(run.id());
        assertThat(there.info().status()).isEqualTo(RunStatus.FINISHED);
        assertThat(there.info().name()).isEqualTo("gbm");
        assertThat(there.data().params()).isEqualTo(here.data().params());
        assertThat(there.tag("a")).isEmpty();
        assertThat(there.tag("b")).contains("2");
        assertThat(there.tag("mlflow.parentRunId")).contains(serverId(parent.id()));
        assertThat(there.data().inputs()).isEqualTo(here.data().inputs());
        assertThat(there.data().metrics()).isEqualTo(here.data().metrics());
        assertThat(there.data().models()).singleElement().satisfies(stored -> {
            assertThat(stored.id()).isEqualTo(serverId(model.id()));
            assertThat(stored.runId()).isEqualTo(there.id());
        });
        try (InputStream file = server.content()
                .artifacts()
                .orElseThrow()
                .open(there.id(), new ArtifactPath("notes/a.txt"), ByteRange.ALL)) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("to be seen");
        }
        assertThat(outbox().status().isEmpty()).isTrue();
        assertThat(mlops.tracking().getRun(there.id()).id()).isEqualTo(run.id());
        assertThat(mlops.verify()).isEmpty();
    }

    @Test
    void registration_isNeverQueued() throws Exception {
        server.setDown(true);
        LoggedModel model = mlops.tracking().run("churn", "r", this::logModel);

        assertThatThrownBy(() -> mlops.registry().register("scorer", model))
                .isInstanceOf(BackendUnavailableException.class);
        server.setDown(false);
        awaitDelivered();
        assertThat(server.content().registry().orElseThrow().findModel("scorer"))
                .as("what was refused is not made up for")
                .isEmpty();

        ModelVersion version = mlops.registry().register("scorer", model);
        mlops.registry().setAlias(version, "champion");

        assertThat(version.source().runId()).isEqualTo(serverId(model.runId()));
        assertThat(mlops.tracking().getRun(version.source().runId()).id()).isEqualTo(model.runId());
        assertThat(mlops.registry().load("models:/scorer@champion").signature()).contains(SIGNATURE);
    }

    @Test
    void alias_whileTheServerIsDown_isRefused() throws Exception {
        ModelVersion version =
                mlops.tracking().run("churn", "r", run -> mlops.registry().register("scorer", logModel(run)));
        server.setDown(true);

        assertThatThrownBy(() -> mlops.registry().setAlias(version, "champion"))
                .isInstanceOf(BackendUnavailableException.class);
        server.setDown(false);
        awaitDelivered();

        assertThat(server.content().registry().orElseThrow().findAlias("scorer", "champion"))
                .isEmpty();
    }

    @Test
    void search_isTheServersWithTheIdsOfThisSide() {
        String own = mlops.tracking().run("churn", "own", run -> {
            run.logMetric("auc", 0.9, 1);
            return run.id();
        });
        String foreign = startedByOthers();

        List<Run> found = mlops.tracking()
                .searchRuns(List.of("of-others-3", "churn"), SearchQuery.all())
                .items();

        assertThat(found).extracting(Run::id).containsExactlyInAnyOrder(own, foreign);
        String experiment = mlops.tracking().getExperiment("churn").id();
        assertThat(found)
                .filteredOn(run -> run.id().equals(own))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.info().experimentId()).isEqualTo(experiment);
                    assertThat(run.metric("auc")).isPresent();
                });
        server.setDown(true);
        mlops.tracking().setRunTag(own, "late", "1");
        assertThatThrownBy(() -> mlops.tracking().searchRuns(List.of("churn"), SearchQuery.all()))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("own writes");
        server.setDown(false);
    }

    private String startedByOthers() {
        try (Mlops others = MlopsSdk.builder().backend(server).open()) {
            return others.tracking().run("of-others-3", "theirs", run -> {
                run.logParam("p", "q");
                return run.id();
            });
        }
    }

    @Test
    void runOfOthers_isWrittenOnTheServerAtOnce() {
        String id = startedByOthers();

        try (ActiveRun run = mlops.tracking().resumeRun(id)) {
            run.durable().logMetric("later", 2, 1);
            run.setTag("resumed", "yes");
            assertThat(outbox().status().waitingWrites()).isZero();
            run.finish();
        }

        Run there = server.content().runs().orElseThrow().findRun(id).orElseThrow();
        assertThat(there.tag("resumed")).contains("yes");
        assertThat(there.metric("later")).isPresent();
        assertThat(mlops.tracking().getRun(id).param("p")).contains("q");
    }

    @Test
    void conflict_isSetAsideAndStopsNothing() {
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("churn", "r"));
        awaitDelivered();
        String there = serverId(run.id());
        server.content().runs().orElseThrow().logBatch(RunBatch.params(there, Map.of("depth", "7")));

        run.logParam("depth", "6");
        run.logParam("rate", "1");
        run.durable().logMetric("loss", 1, 1);
        run.finish();
        awaitDelivered();

        assertThat(onServer(run.id()).param("depth")).contains("7");
        assertThat(onServer(run.id()).param("rate")).contains("1");
        assertThat(onServer(run.id()).info().status()).isEqualTo(RunStatus.FINISHED);
        ParkedWrite parked = outbox().parked(10).get(0);
        assertThat(outbox().parked(10)).hasSize(1);
        assertThat(parked.subject()).isEqualTo(run.id());
        assertThat(parked.reason()).contains("CONFLICT").contains("depth");
        assertThat(outbox().status().parkedWrites()).isOne();

        assertThat(outbox().retryParked()).isOne();
        awaitDelivered();
        assertThat(outbox().status().parkedWrites()).isOne();
        assertThat(outbox().discardParked(outbox().parked(1).get(0).number())).isTrue();
        assertThat(outbox().status().isEmpty()).isTrue();
        assertThatThrownBy(() -> outbox().parked(0)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void points_ofWhichSomeAreRefused_loseOnlyThose() {
        server.setRule((method, arguments) -> {
            if (method.equals("append") && holds((List<?>) arguments.get(2), 666)) {
                throw new InvalidInputException("metric", "must not be 666", "666", "");
            }
        });
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("churn", "r"));
        for (int step = 0; step < 1_000; step++) {
            run.logMetric("loss", step == 321 || step == 666 ? 666 : step, step);
        }
        run.finish();
        awaitDelivered();

        assertThat(onServer(run.id()).info().status()).isEqualTo(RunStatus.FINISHED);
        assertThat(outbox().status().parkedPoints()).isEqualTo(2);
        server.setRule((method, arguments) -> {});
        outbox().retryParked();
        awaitDelivered();
        assertThat(outbox().status().isEmpty()).isTrue();
        assertThat(ServerContent.points(server, serverId(run.id()), "loss")).hasSize(1_000);
    }

    private static boolean holds(List<?> batches, double value) {
        return batches.stream()
                .map(MetricBatch.class::cast)
                .anyMatch(batch -> Arrays.stream(batch.points().values()).anyMatch(point -> point == value));
    }

    @Test
    void experimentThatIsDeletedOnTheServer_setsItsRunsAsideUntilItIsRestored() {
        server.setDown(true);
        String id = mlops.tracking().run("of-others-5", "r", run -> {
            run.logParam("p", "1");
            return run.id();
        });
        ServerContent.stage(server, "of-others-5", true);
        server.setDown(false);
        awaitDelivered();

        assertThat(outbox().parked(100))
                .isNotEmpty()
                .allSatisfy(parked -> assertThat(parked.reason()).contains("deleted"));
        assertThat(mlops.tracking().getRun(id).param("p")).contains("1");

        ServerContent.stage(server, "of-others-5", false);
        outbox().retryParked();
        awaitDelivered();
        assertThat(outbox().status().isEmpty()).isTrue();
        assertThat(onServer(id).param("p")).contains("1");
    }

    @Test
    void runThatTheServerFailsOn_keepsNoOtherRunWaiting() {
        server.setRule((method, arguments) -> {
            boolean isPoison = method.equals("logBatch")
                    && ((RunBatch) arguments.get(0)).params().containsKey("poison");
            if (isPoison) {
                throw new BackendException("forbidden", null);
            }
        });
        ActiveRun poisoned = mlops.tracking().startRun(RunSpec.of("churn", "bad"));
        poisoned.logParam("poison", "1");
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("churn", "good"));
        run.logParam("p", "1");
        run.finish();

        Awaitility.await().atMost(LONG).untilAsserted(() -> {
            assertThat(outbox().serverId(run.id())).isPresent();
            assertThat(onServer(run.id()).info().status()).isEqualTo(RunStatus.FINISHED);
        });
        assertThat(outbox().status().waitingWrites()).isPositive();
        assertThat(outbox().status().problem()).isPresent();
        server.setRule((method, arguments) -> {});
        awaitDelivered();
        assertThat(onServer(poisoned.id()).param("poison")).contains("1");
        poisoned.finish();
    }

    @Test
    void close_whileTheServerIsDown_tellsWhatWaitsAndTheNextOpeningDeliversIt() {
        server.setDown(true);
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("churn", "r"));
        for (int step = 0; step < 100; step++) {
            run.logMetric("loss", step, step);
        }
        run.finish();
        DeliveryCounts counts = mlops.close(Duration.ofMillis(300));
        assertThat(counts).isEqualTo(new DeliveryCounts(100, 100, 0, 0, 0));
        assertThat(mlops.close(Duration.ofMillis(1))).isEqualTo(counts);
        assertThatThrownBy(() -> mlops.outbox()).isInstanceOf(IllegalStateException.class);

        server.setDown(false);
        mlops = open("outbox");
        awaitDelivered();
        assertThat(ServerContent.points(server, serverId(run.id()), "loss")).hasSize(100);
        assertThat(onServer(run.id()).info().status()).isEqualTo(RunStatus.FINISHED);
    }

    @Test
    void flush_countsWhatTheServerHasAnswered() {
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("churn", "r"));
        run.logMetric("loss", 1, 1);
        mlops.flush(LONG);
        awaitDelivered();
        server.setDown(true);
        run.logMetric("loss", 2, 2);

        assertThat(mlops.flush(LONG)).isEqualTo(new DeliveryCounts(2, 2, 1, 0, 0));
        server.setDown(false);
        run.finish();
        awaitDelivered();
        assertThat(mlops.flush(LONG)).isEqualTo(new DeliveryCounts(2, 2, 2, 0, 0));
    }

    @Test
    void close_whileTheServerAnswers_deliversEverything() {
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("churn", "r"));
        for (int step = 0; step < 5_000; step++) {
            run.logMetric("loss", step, step);
        }
        run.finish();

        assertThat(mlops.close(LONG)).isEqualTo(new DeliveryCounts(5_000, 5_000, 5_000, 0, 0));
    }

    @Test
    void twoInstancesOfOneFolder_deliverEachWriteOnceWhoeverGoesFirst() {
        Mlops second = open("outbox");
        String one = mlops.tracking().run("churn", "one", run -> {
            run.logParam("by", "one");
            return run.id();
        });
        String two = second.tracking().run("churn", "two", run -> {
            run.logParam("by", "two");
            return run.id();
        });
        mlops.close();
        String three = second.tracking().run("churn", "three", run -> {
            run.logParam("by", "three");
            return run.id();
        });
        mlops = second;
        awaitDelivered();

        for (String id : List.of(one, two, three)) {
            assertThat(onServer(id).info().status()).isEqualTo(RunStatus.FINISHED);
        }
        assertThat(ServerContent.runs(server)).hasSize(3);
    }

    @Test
    void folderOfAnotherServer_isRefusedUnlessItHasMoved() {
        mlops.close();
        try (Backend other = new Elsewhere(server)) {
            assertThatThrownBy(() -> MlopsSdk.builder()
                            .backend(other)
                            .outbox(folder.resolve("outbox"))
                            .open())
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("double://server")
                    .hasMessageContaining("serverHasMoved");
            MlopsSdk.builder()
                    .backend(other)
                    .outbox(OutboxSettings.at(folder.resolve("outbox")).serverHasMoved())
                    .open()
                    .close();
        }
    }

    @Test
    void embeddedStoreWithRuns_isNoOutbox() {
        try (Mlops embedded = MlopsSdk.open(folder.resolve("embedded"))) {
            embedded.tracking().run("churn", "r", ActiveRun::id);
        }

        assertThatThrownBy(() -> open("embedded"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("never meant for a server");
    }

    @Test
    void withoutOutbox_thereIsNone() {
        try (Mlops direct = MlopsSdk.open("memory:")) {
            assertThat(direct.outbox()).isEmpty();
        }
    }

    @Test
    void changedParam_isRefusedAtOnce() {
        server.setDown(true);
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("churn", "r"));
        run.logParam("p", "1");

        assertThatThrownBy(() -> run.logParam("p", "2")).isInstanceOf(ConflictException.class);
        run.finish();
        server.setDown(false);
        awaitDelivered();
        assertThat(onServer(run.id()).param("p")).contains("1");
        assertThat(outbox().status().isEmpty()).isTrue();
    }

    @Test
    void entryThatIsDamaged_isSetAsideAndStopsNothing() throws Exception {
        server.setDown(true);
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("churn", "r"));
        run.logParam("damaged", "1");
        run.logParam("whole", "1");
        mlops.close(Duration.ofMillis(100));
        try (Connection db = DriverManager.getConnection(
                        "jdbc:sqlite:" + folder.resolve("outbox").resolve("mlops.db"));
                Statement statement = db.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE outbox_entry SET data = x'7b' WHERE entry_no ="
                            + " (SELECT MIN(entry_no) FROM outbox_entry WHERE kind = 'BATCH')"))
                    .isOne();
        }
        server.setDown(false);
        mlops = open("outbox");
        awaitDelivered();

        assertThat(onServer(run.id()).data().params()).containsOnlyKeys("whole");
        assertThat(outbox().parked(10))
                .singleElement()
                .satisfies(parked -> assertThat(parked.reason()).contains("STORE_CORRUPT"));
    }
}
