package io.mlops.http.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ContentSource;
import io.mlops.core.MlopsSdk;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.ModelSignature;
import io.mlops.data.Schema;
import io.mlops.error.StoreCorruptException;
import io.mlops.http.MlflowBackend;
import io.mlops.http.server.FakeMlflow;
import io.mlops.registry.LoadedModel;
import io.mlops.registry.ModelVersion;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that goes through an outbox to a server which adds files to it. */
class OutboxModelTest {
    private static final ModelSignature SIGNATURE =
            ModelSignature.of(Schema.of(Column.required("x", ColumnType.DOUBLE)));

    @TempDir
    Path folder;

    private Mlops open(FakeMlflow server) {
        return MlopsSdk.builder()
                .backend("mlflow+" + server.url())
                .outbox(folder.resolve("outbox"))
                .governance("memory:")
                .open();
    }

    private ModelVersion register(Mlops mlops, String... files) throws IOException {
        Path model = Files.createDirectory(folder.resolve("model"));
        for (String file : files) {
            Files.writeString(model.resolve(file), "content of " + file);
        }
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("churn", "r"));
        ModelVersion version = mlops.registry().register("scorer", run.logModel("model", model, SIGNATURE));
        run.finish();
        return version;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"weights.bin", "weights.bin requirements.txt", "net.onnx", "net.onnx requirements.txt MLmodel"})
    void model_throughAnOutbox_isLoadedWithWhatTheServerHasOfIt(String files) throws IOException {
        try (FakeMlflow server = new FakeMlflow(folder.resolve("server"));
                Mlops mlops = open(server)) {
            ModelVersion version = register(mlops, files.split(" ", -1));

            LoadedModel loaded = mlops.registry().load(version.uri().toString());
            Path copy = folder.resolve("copy");
            loaded.copyTo(copy);

            assertThat(loaded.signature()).contains(SIGNATURE);
            assertThat(copy.resolve("MLmodel")).exists();
            for (String file : files.split(" ", -1)) {
                assertThat(copy.resolve(file)).hasContent("content of " + file);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"weights.bin", "MLmodel"})
    void model_thatIsChangedOnTheServer_isNotLoaded(String file) throws IOException {
        try (FakeMlflow server = new FakeMlflow(folder.resolve("server"));
                Mlops mlops = open(server);
                Backend other = MlflowBackend.at(server.url()).open(new BackendContext(Clock.systemUTC(), "other"))) {
            ModelVersion version = register(mlops, "weights.bin");
            other.artifacts()
                    .orElseThrow()
                    .write(version.source().runId(), new ArtifactPath("model/" + file), ContentSource.of(new byte[] {1
                    }));

            assertThatThrownBy(() -> mlops.registry().load(version.uri().toString()))
                    .isInstanceOf(StoreCorruptException.class);
        }
    }
}
