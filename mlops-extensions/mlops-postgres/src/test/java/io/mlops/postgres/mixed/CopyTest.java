package io.mlops.postgres.mixed;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.mlops.postgres.TestServer;
import io.mlops.registry.ModelVersion;
import io.mlops.s3.ObjectServer;
import io.mlops.tracking.ActiveRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A store on its way to a server and an object store, and back. */
final class CopyTest {
    @RegisterExtension
    static final ObjectServer OBJECTS = new ObjectServer();

    private static final Map<String, String> CREDENTIALS = Map.of(
            "aws.accessKeyId", ObjectServer.CREDENTIALS.accessKeyId(),
            "aws.secretAccessKey", ObjectServer.CREDENTIALS.secretAccessKey());

    @TempDir
    private Path folder;

    @BeforeAll
    static void setCredentials() {
        System.getProperties().putAll(CREDENTIALS);
    }

    @AfterAll
    static void clearCredentials() {
        CREDENTIALS.keySet().forEach(System::clearProperty);
    }

    @Test
    void store_copiedFromBackendToBackend_arrivesAsItLeft() throws Exception {
        List<StorePlace> places =
                List.of(place("sqlite:" + folder.resolve("first")), mixed(), place("sqlite:" + folder.resolve("last")));
        fill(places.get(0).store());

        for (int i = 1; i < places.size(); i++) {
            CopyReport report = copy(places.get(i - 1), places.get(i));
            assertThat(report.differences())
                    .as("from %s to %s", places.get(i - 1), places.get(i))
                    .isEmpty();
            assertThat(report.leftOut()).isEmpty();
            assertThat(report.counts()).containsEntry("runs", 3L).containsEntry("metric points", 6_000L);
        }

        assertThat(copy(places.get(0), places.get(2)).differences()).isEmpty();
        try (Mlops mlops = MlopsSdk.open(folder.resolve("last"))) {
            assertThat(mlops.governance().audit().verify().isIntact()).isTrue();
            assertThat(mlops.registry()
                            .load("models:/scorer@champion")
                            .version()
                            .version())
                    .isEqualTo(2);
        }
    }

    @Test
    void store_copiedIntoMemory_isCompared() throws Exception {
        StorePlace source = place("sqlite:" + folder.resolve("source"));
        fill(source.store());

        assertThat(copy(source, place("memory:")).differences()).isEmpty();
    }

    private static StorePlace mixed() {
        return new StorePlace(
                TestServer.shared().location() + "&currentSchema=copied",
                Optional.of("s3://" + ObjectServer.BUCKET + "/copied?path-style=true&endpoint=" + OBJECTS.endpoint()));
    }

    private static StorePlace place(String location) {
        return new StorePlace(location, Optional.empty());
    }

    private static CopyReport copy(StorePlace from, StorePlace to) {
        return StoreCopy.run(
                from, to, CopyExtent.EVERYTHING, (done, all) -> assertThat(done).isBetween(1L, all));
    }

    private void fill(String location) throws Exception {
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.write(model.resolve("weights.bin"), new byte[100_000]);
        ModelSignature signature = ModelSignature.of(Schema.of(Column.required("x", ColumnType.DOUBLE)));
        try (Mlops mlops = MlopsSdk.builder().backend(location).open()) {
            for (int i = 0; i < 3; i++) {
                ModelVersion version = mlops.tracking().run("churn", "run " + i, run -> {
                    train(run);
                    return mlops.registry().register("scorer", run.logModel("model", model, signature));
                });
                mlops.registry().setAlias(version, "champion");
            }
            mlops.registry().rollback("scorer", "champion");
            mlops.registry().deleteVersion(mlops.registry().getVersion("scorer", 1));
        }
    }

    private static void train(ActiveRun run) {
        run.logInput(Dataset.of("hours", "abc", "local", "file:/hours"), "training");
        run.logParams(Map.of("depth", 6, "text", "😀 'quoted'"));
        for (int step = 0; step < 2_000; step++) {
            run.logMetric("loss", step % 7 == 0 ? Double.NEGATIVE_INFINITY : -0.0 / step, step);
        }
    }
}
