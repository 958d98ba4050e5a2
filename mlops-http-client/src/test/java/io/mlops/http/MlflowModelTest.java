package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.ModelSignature;
import io.mlops.data.Schema;
import io.mlops.error.BackendException;
import io.mlops.http.server.FakeMlflow;
import io.mlops.registry.LoadedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code MLmodel} files say. */
class MlflowModelTest {
    private static final ModelSignature ROOMS =
            ModelSignature.of(Schema.of(Column.required("rooms", ColumnType.DOUBLE)));

    @TempDir
    private Path folder;

    private FakeMlflow server;
    private Mlops mlops;

    @BeforeEach
    void start() throws IOException {
        server = new FakeMlflow(Files.createDirectory(folder.resolve("server")));
        mlops = MlopsSdk.builder()
                .backend("mlflow+" + server.url())
                .governance("memory:")
                .open();
    }

    @AfterEach
    void stop() {
        mlops.close();
        server.close();
    }

    private LoadedModel logged(String name, String content, String... more) throws IOException {
        Path directory = Files.createDirectory(folder.resolve("model"));
        Files.writeString(directory.resolve(name), content);
        for (int i = 0; i < more.length; i += 2) {
            Files.writeString(directory.resolve(more[i]), more[i + 1]);
        }
        mlops.tracking().run("e", "r", run -> mlops.registry().register("m", run.logModel("model", directory, ROOMS)));
        return mlops.registry().load("models:/m/1");
    }

    @Test
    void fileOfOnnx_isDescribedSoThatPythonLoadsIt() throws IOException {
        MlflowModel model =
                MlflowModel.of(logged("weights.onnx", "not looked into")).orElseThrow();

        assertThat(model.flavors()).containsOnlyKeys("onnx", "python_function", "mlops");
        assertThat(model.flavors().get("onnx")).containsEntry("data", "weights.onnx");
        assertThat(model.flavors().get("python_function"))
                .containsEntry("loader_module", "mlflow.onnx")
                .containsEntry("data", "weights.onnx");
        assertThat(model.requirements()).containsExactly("mlflow", "onnx", "onnxruntime");
        assertThat(model.signature()).contains(ROOMS);
    }

    @Test
    void otherFiles_areNoFlavorOfPython() throws IOException {
        MlflowModel model = MlflowModel.of(logged("weights.bin", "1")).orElseThrow();

        assertThat(model.flavors()).containsOnlyKeys("mlops");
        assertThat(model.requirements()).isEmpty();
    }

    @Test
    void descriptionThatTheModelBrings_isKeptAndColumnsWithoutNamesGoByPosition() throws IOException {
        LoadedModel loaded = logged("MLmodel", """
                flavors:
                  sklearn:
                    pickled_model: model.pkl
                    code: null
                    wrapper: {class: LogisticRegression}
                signature:
                  inputs: '[{"type": "double", "required": true}, {"type": "string"}]'
                  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1]}}]'
                """, "requirements.txt", "scikit-learn==1.9.1\n\n");
        MlflowModel model = MlflowModel.of(loaded).orElseThrow();

        assertThat(model.flavors()).containsOnlyKeys("sklearn");
        assertThat(model.flavors().get("sklearn"))
                .containsEntry("pickled_model", "model.pkl")
                .containsEntry("wrapper", "{\"class\":\"LogisticRegression\"}")
                .doesNotContainKey("code");
        assertThat(model.signature().orElseThrow().inputs().columns())
                .extracting(Column::name)
                .containsExactly("0", "1");
        assertThat(model.signature().orElseThrow().outputs())
                .as("tensors are no columns")
                .isEmpty();
        assertThat(model.requirements()).containsExactly("scikit-learn==1.9.1");
    }

    @Test
    void descriptionThatIsNoYaml_isRefused() throws IOException {
        LoadedModel loaded = logged("MLmodel", "flavors: [unclosed");
        assertThatThrownBy(() -> MlflowModel.of(loaded)).isInstanceOf(BackendException.class);
    }
}
