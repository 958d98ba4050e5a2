package io.mlops.core.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.mlops.Mlops;
import io.mlops.child.ChildJvm;
import io.mlops.core.MlopsSdk;
import io.mlops.core.store.Providers;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.Dataset;
import io.mlops.data.ModelSignature;
import io.mlops.data.Schema;
import io.mlops.error.ConflictException;
import io.mlops.error.InvalidInputException;
import io.mlops.registry.ModelVersion;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.LogEntry;
import io.mlops.spi.LogName;
import io.mlops.spi.RecordStore;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreCopyTest {
    private static final int POINTS = 25_000;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final LogName LATER = new LogName("of-a-later-version", "stream");
    private static final ModelSignature SIGNATURE =
            ModelSignature.of(Schema.of(Column.required("x", ColumnType.DOUBLE)));

    @TempDir
    private static Path shared;

    private static String source = "";

    @TempDir
    private Path folder;

    @BeforeAll
    static void fill() throws Exception {
        source = "sqlite:" + shared.resolve("source");
        Path model = Files.createDirectories(shared.resolve("model"));
        Files.write(model.resolve("weights.bin"), new byte[300_000]);
        try (Mlops mlops = MlopsSdk.builder().backend(source).open()) {
            List<ModelVersion> versions = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String name = "run " + i;
                versions.add(mlops.tracking().run("churn", name, run -> {
                    train(run);
                    return mlops.registry().register("churn-scorer", run.logModel("model", model, SIGNATURE));
                }));
            }
            mlops.registry().setAlias(versions.get(0), "champion");
            mlops.registry().setAlias(versions.get(3), "champion");
            mlops.registry().setAlias(versions.get(1), "challenger");
            mlops.registry().deleteAlias("churn-scorer", "challenger");
            mlops.registry().deleteVersion(versions.get(1));
            mlops.registry().deleteVersion(versions.get(3));
            String gone = mlops.tracking().run("gone", "deleted with its experiment", ActiveRun::id);
            assertThat(gone).isNotEmpty();
            String deleted = mlops.tracking().run("churn", "deleted", ActiveRun::id);
            mlops.tracking().deleteRun(deleted);
            mlops.tracking().deleteExperiment("gone");
        }
        addOfALaterVersion();
    }

    private static void train(ActiveRun run) {
        run.logInput(Dataset.of("hours", "abc", "local", "file:/hours"), "training");
        run.logParams(Map.of("depth", 6, "text", "😀 'quoted'"));
        run.setTag("team", "bikes");
        for (int step = 0; step < POINTS; step++) {
            run.logMetric("loss", step % 7 == 0 ? Double.NaN : 1.0 / step, step);
        }
        run.logMetric("auc", Double.NEGATIVE_INFINITY, -3);
    }

    @Test
    void run_intoANewStore_holdsTheSame() {
        String target = target();

        CopyReport report = copy(target);

        assertThat(report.differences()).isEmpty();
        assertThat(report.counts())
                .containsEntry("runs", 6L)
                .containsEntry("metric points", 4L * (POINTS + 1))
                .containsEntry("versions", 2L)
                .containsEntry("alias states", 5L);
        try (Mlops mlops = MlopsSdk.builder().backend(target).open()) {
            assertThat(mlops.verify()).isEmpty();
            assertThat(mlops.registry().load("models:/churn-scorer/3").version().version())
                    .isEqualTo(3);
            ModelVersion next = mlops.tracking()
                    .run(
                            "churn",
                            "next",
                            run -> mlops.registry()
                                    .register(
                                            "churn-scorer", run.logModel("model", shared.resolve("model"), SIGNATURE)));
            assertThat(next.version()).isEqualTo(5);
        }
    }

    @Test
    void run_killedAfterAnyStep_isEndedByTheNextRun() throws Exception {
        String target = target();
        for (long steps : new long[] {1, 3, 5, 8, 9}) {
            try (ChildJvm child = ChildJvm.start(CopyingProcess.class, source, target, Long.toString(steps))) {
                assertThat(child.await()).isEqualTo(137);
            }
        }

        assertThat(copy(target).differences()).isEmpty();
    }

    @Test
    void run_failedMidway_leavesTheRestForTheNextRun() {
        String target = target();
        for (int steps = 1; steps <= 9; steps++) {
            long last = steps;
            assertThatIllegalStateException()
                    .isThrownBy(() ->
                            StoreCopy.run(place(source), place(target), CopyExtent.EVERYTHING, (done, all) -> {
                                if (done == last) {
                                    throw new IllegalStateException("cut off");
                                }
                            }));
        }

        assertThat(copy(target).differences()).isEmpty();
    }

    /** Written past the engine, which would have added to the audit log and so made the target another's. */
    @Test
    void run_targetHasMore_namesWhatItAloneHas() {
        String target = target();
        copy(target);
        RunInfo other = new RunInfo(
                "f".repeat(32), "0", "other", RunStatus.RUNNING, LifecycleStage.ACTIVE, NOW, Optional.empty());
        try (Backend backend = open(target)) {
            backend.commit(commit(
                    new RunWrite.Create(other, Map.of()),
                    new RegistryWrite.CreateModel("other-scorer", ""),
                    new RegistryWrite.SetAlias("churn-scorer", "shadow", 3),
                    new RegistryWrite.DeleteAlias("churn-scorer", "shadow")));
        }

        CopyReport report = copy(target);

        assertThat(report.isWhole()).isFalse();
        assertThat(report.differences())
                .containsExactly(
                        "runs: 1 in the target alone, the first \"" + other.id() + "\"",
                        "models: 1 in the target alone, the first \"other-scorer\"",
                        "aliases: 1 in the target alone, the first \"churn-scorer@shadow\"");
        try (Backend backend = open(target)) {
            assertThat(backend.runs().orElseThrow().findRun(other.id())).isPresent();
        }
    }

    @Test
    void run_again_changesNothing() {
        String target = target();
        CopyReport first = copy(target);

        assertThat(copy(target)).isEqualTo(first);
    }

    @Test
    void run_intoAStoreWithALogOfItsOwn_isRefused() {
        String target = target();
        try (Mlops mlops = MlopsSdk.builder().backend(target).open()) {
            mlops.tracking().run("other", "other", ActiveRun::id);
        }

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> copy(target))
                .withMessageContaining("audit log");
    }

    @Test
    void run_ontoItself_isRefused() {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> copy(source));
    }

    @Test
    void run_recordsAndLogsOfAKindThatNobodyKnowsYet_areCopied() {
        String target = target();

        copy(target);

        try (Backend backend = open(target)) {
            RecordStore records = backend.records().orElseThrow();
            assertThat(records.find("of-a-later-version", "one").map(StoredRecord::json))
                    .contains("{\"n\":1}");
            assertThat(records.read(LATER, 0, 10))
                    .extracting(stored -> stored.entry().key())
                    .containsExactly("a", "b");
        }
    }

    private static void addOfALaterVersion() {
        try (Backend backend = open(source)) {
            backend.commit(commit(new RecordWrite.Put("of-a-later-version", "one", "{\"n\":1}")));
            List<LogEntry> entries = List.of(new LogEntry("a", NOW, "{}"), new LogEntry("b", NOW, "{}"));
            backend.records().orElseThrow().append(LATER, "later", 1, entries);
        }
    }

    private static Commit commit(Write... writes) {
        return new Commit(UUID.randomUUID().toString(), "later", NOW, List.of(), List.of(writes), List.of());
    }

    private static Backend open(String location) {
        return Providers.open(location, Map.of(), new BackendContext(Clock.systemUTC(), "later"));
    }

    private String target() {
        return "sqlite:" + folder.resolve("target");
    }

    private static CopyReport copy(String target) {
        return StoreCopy.run(
                place(source),
                place(target),
                CopyExtent.EVERYTHING,
                (done, all) -> assertThat(done).isBetween(1L, all));
    }

    private static StorePlace place(String location) {
        return CopyingProcess.place(location);
    }
}
