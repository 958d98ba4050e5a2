package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.data.Dataset;
import io.mlops.governance.Policies;
import io.mlops.registry.ModelVersion;
import io.mlops.search.SearchQuery;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunSpec;
import io.mlops.tracking.RunStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A store with a little of everything: written by the program of each schema version, and expected to be read by every later one. */
public final class StoreSample {
    private static final String EXPERIMENT = "schema";
    private static final int POINTS = 300;

    private StoreSample() {}

    /**
     * Writes the fixture of the present schema version into the folder that is the argument, and dies without closing the store. Packed as
     * {@code store-VERSION.zip} with {@code jar --create --no-manifest --file store-VERSION.zip -C FOLDER .}, the lock files left out.
     */
    public static void main(String[] arguments) throws IOException {
        Path models = Files.createTempDirectory("models");
        Mlops mlops = MlopsSdk.open(Path.of(arguments[0]));
        write(mlops, models);
        mlops.tracking().startRun(RunSpec.of(EXPERIMENT, "unfinished")).logParam("depth", 3);
        Runtime.getRuntime().halt(0);
    }

    static void write(Mlops mlops, Path folder) {
        mlops.governance().enforce(Policies.fourEyes("guarded"));
        ModelVersion version = mlops.tracking().run(EXPERIMENT, "finished", run -> {
            run.logParams(Map.of("depth", 6, "text", "Größe 漢字"));
            run.setTags(Map.of("team", "bikes"));
            run.logInput(Dataset.of("hours", "0123456789abcdef", "local", "hours.csv"), "training");
            for (int step = 0; step < POINTS; step++) {
                run.logMetric("loss", 1.0 / (step + 1), step);
            }
            run.logMetric("strange", Double.NaN, 0);
            return mlops.registry().register("scorer", StoreFixture.logModel(run, folder, "weights"));
        });
        mlops.registry().setAlias(version, "champion");
        mlops.governance().requestApproval(version, "guarded", "for the fixture");
    }

    public static void assertIsRead(Mlops mlops) {
        Run run = mlops.tracking()
                .searchRuns(List.of(EXPERIMENT), SearchQuery.where("params.depth = '6' AND metrics.loss < 1"))
                .items()
                .get(0);
        assertThat(run.info().status()).isEqualTo(RunStatus.FINISHED);
        assertThat(run.param("text")).contains("Größe 漢字");
        assertThat(run.tag("team")).contains("bikes");
        assertThat(run.data().inputs()).hasSize(1);
        MetricPoints loss = mlops.tracking().history(run.id(), "loss");
        assertThat(loss.steps()).isEqualTo(LongStream.range(0, POINTS).toArray());
        assertThat(mlops.tracking().history(run.id(), "strange").values()).containsExactly(Double.NaN);
        assertThat(mlops.registry()
                        .load("models:/scorer@champion")
                        .version()
                        .source()
                        .runId())
                .isEqualTo(run.id());
        assertThat(mlops.governance().audit().verify().isIntact()).isTrue();
        assertThat(mlops.verify()).isEmpty();
    }

    /** Writes the store of a version as its program left it when it died. */
    public static void unpack(int version, Path folder) throws IOException {
        try (InputStream in = StoreSample.class.getResourceAsStream("schema/store-" + version + ".zip")) {
            assertThat(in).as("a store of schema version %d: see main", version).isNotNull();
            ZipInputStream zip = new ZipInputStream(in);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
    }
}
