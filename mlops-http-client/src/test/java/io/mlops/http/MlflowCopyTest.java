package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.core.copy.CopyExtent;
import io.mlops.core.copy.CopyReport;
import io.mlops.core.copy.StoreCopy;
import io.mlops.core.copy.StorePlace;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.Dataset;
import io.mlops.data.ModelSignature;
import io.mlops.data.Schema;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.http.server.FakeMlflow;
import io.mlops.registry.ModelVersion;
import io.mlops.search.LifecycleView;
import io.mlops.search.SearchQuery;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies from an embedded store to an MLflow server and back, on a server in this process. */
final class MlflowCopyTest {
    private static final ModelSignature SIGNATURE =
            ModelSignature.of(Schema.of(Column.required("x", ColumnType.DOUBLE)));

    @TempDir
    private Path folder;

    private FakeMlflow server;

    @BeforeEach
    void start() throws Exception {
        server = new FakeMlflow(folder.resolve("files"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void copy_toAServer_holdsWhatFitsAndNamesTheRest() throws Exception {
        List<String> runs = fill(folder("source"));

        CopyReport report = copy(folder("source"), server(), CopyExtent.WHAT_FITS);

        assertThat(report.differences()).isEmpty();
        assertThat(report.leftOut()).anyMatch(loss -> loss.startsWith("audit log"));
        assertThat(report.counts())
                .containsEntry("runs", 4L)
                .containsEntry("versions", 2L)
                .containsEntry("metric points", 3L * 1_500);
        try (Mlops mlops = open(server())) {
            Run first = mlops.tracking()
                    .searchRuns(List.of("churn"), SearchQuery.where("tags.mlops.copied.run = '" + runs.get(0) + "'"))
                    .items()
                    .get(0);
            assertThat(first.data().params()).containsEntry("depth", "6");
            ModelVersion champion =
                    mlops.registry().load("models:/scorer@champion").version();
            assertThat(champion.version()).isEqualTo(3);
            assertThat(mlops.tracking().findRun(champion.source().runId())).isPresent();
        }
    }

    @Test
    void copy_ofEverythingToAServer_isRefusedBeforeAnythingIsWritten() throws Exception {
        fill(folder("source"));

        assertThatExceptionOfType(UnsupportedCapabilityException.class)
                .isThrownBy(() -> copy(folder("source"), server(), CopyExtent.EVERYTHING))
                .withMessageContainingAll("audit log", "ids of runs", "--what-fits");

        try (Mlops mlops = open(server())) {
            assertThat(mlops.tracking().searchExperiments(SearchQuery.all()).items())
                    .hasSize(1);
        }
    }

    @Test
    void copy_cutOffAndCalledAgain_makesNothingTwice() throws Exception {
        fill(folder("source"));
        for (int steps = 1; steps <= 7; steps++) {
            long last = steps;
            assertThatIllegalStateException()
                    .isThrownBy(() -> StoreCopy.run(
                            place(folder("source")), place(server()), CopyExtent.WHAT_FITS, (done, all) -> {
                                if (done == last) {
                                    throw new IllegalStateException("cut off");
                                }
                            }));
        }

        assertThat(copy(folder("source"), server(), CopyExtent.WHAT_FITS).differences())
                .isEmpty();
    }

    @Test
    void copy_fromAServer_isWholeUnderTheSameIds() throws Exception {
        List<String> runs = fill(server());

        CopyReport report = copy(server(), folder("target"), CopyExtent.EVERYTHING);

        assertThat(report.differences()).isEmpty();
        assertThat(report.leftOut()).isEmpty();
        try (Mlops mlops = open(folder("target"))) {
            assertThat(mlops.verify()).isEmpty();
            assertThat(mlops.tracking().getRun(runs.get(2)).data().params()).containsEntry("depth", "6");
            assertThat(mlops.registry()
                            .load("models:/scorer@champion")
                            .version()
                            .version())
                    .isEqualTo(3);
        }
    }

    @Test
    void copy_fromServerToServerTwice_makesNothingTwice() throws Exception {
        fill(folder("source"));
        copy(folder("source"), server(), CopyExtent.WHAT_FITS);
        try (FakeMlflow other = new FakeMlflow(folder.resolve("other files"))) {
            String target = "mlflow+" + other.url();
            CopyReport first = copy(server(), target, CopyExtent.WHAT_FITS);
            CopyReport second = copy(server(), target, CopyExtent.WHAT_FITS);

            assertThat(first.differences()).isEmpty();
            assertThat(second.differences()).isEmpty();
            try (Mlops mlops = open(target)) {
                SearchQuery all = SearchQuery.all().view(LifecycleView.ALL);
                assertThat(mlops.tracking().searchRuns(List.of("churn"), all).items())
                        .hasSize(4);
            }
        }
    }

    /** Returns the ids of the runs. */
    private List<String> fill(String location) throws Exception {
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.write(model.resolve("weights.bin"), new byte[100_000]);
        List<String> ids = new ArrayList<>();
        List<ModelVersion> versions = new ArrayList<>();
        try (Mlops mlops = open(location)) {
            for (int i = 0; i < 3; i++) {
                versions.add(mlops.tracking().run("churn", "run " + i, run -> {
                    train(run);
                    ids.add(run.id());
                    return mlops.registry().register("scorer", run.logModel("model", model, SIGNATURE));
                }));
            }
            mlops.registry().setAlias(versions.get(0), "champion");
            mlops.registry().setAlias(versions.get(2), "champion");
            mlops.registry().deleteVersion(versions.get(1));
            ids.add(mlops.tracking().run("churn", "deleted", ActiveRun::id));
            mlops.tracking().deleteRun(ids.get(3));
        }
        return ids;
    }

    private static void train(ActiveRun run) {
        run.logInput(Dataset.of("hours", "abc", "local", "file:/hours"), "training");
        run.logParams(Map.of("depth", 6, "text", "😀 'quoted'"));
        run.setTag("team", "bikes");
        for (int step = 0; step < 1_500; step++) {
            run.logMetric("loss", step % 7 == 0 ? Double.NaN : 1.0 / step, step);
        }
    }

    private static Mlops open(String location) {
        return MlopsSdk.builder()
                .backend(location)
                .governance(governanceOf(location))
                .open();
    }

    private static String governanceOf(String location) {
        return location.startsWith("mlflow") ? "memory:" : location;
    }

    private String folder(String name) {
        return "sqlite:" + folder.resolve(name);
    }

    private String server() {
        return "mlflow+" + server.url();
    }

    private static CopyReport copy(String from, String to, CopyExtent extent) {
        return StoreCopy.run(
                place(from), place(to), extent, (done, all) -> assertThat(done).isBetween(1L, all));
    }

    private static StorePlace place(String location) {
        return new StorePlace(location, Optional.empty());
    }
}
