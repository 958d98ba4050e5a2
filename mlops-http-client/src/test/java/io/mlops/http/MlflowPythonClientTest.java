package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mlops.Mlops;
import io.mlops.artifact.ContentSource;
import io.mlops.core.MlopsSdk;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.Dataset;
import io.mlops.data.ModelSignature;
import io.mlops.data.Schema;
import io.mlops.error.StoreCorruptException;
import io.mlops.http.server.MlflowServer;
import io.mlops.registry.LoadedModel;
import io.mlops.registry.ModelVersion;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunStatus;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MLflow's own Python client reads what Java wrote, and the other way round. */
@Tag("mlflow")
class MlflowPythonClientTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema INPUTS =
            Schema.of(Column.required("rooms", ColumnType.DOUBLE), Column.optional("city", ColumnType.STRING));

    @TempDir
    private static Path folder;

    private static MlflowServer server;

    @BeforeAll
    static void start() throws Exception {
        server = MlflowServer.start(Files.createDirectory(folder.resolve("server")));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Mlops open(String name) {
        return MlopsSdk.builder()
                .backend(server.location())
                .governance("sqlite:" + folder.resolve(name))
                .open();
    }

    private static JsonNode python(String script, String... arguments) throws Exception {
        Path file = folder.resolve(script);
        try (InputStream content = MlflowPythonClientTest.class.getResourceAsStream(script)) {
            Files.write(file, content.readAllBytes());
        }
        List<String> command = new ArrayList<>(List.of(MlflowServer.python().toString(), file.toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve(script + ".out");
        Path errors = folder.resolve(script + ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile());
        builder.environment().put("MLFLOW_TRACKING_URI", server.url());
        builder.environment().put("MLFLOW_DISABLE_TELEMETRY", "true");
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        builder.environment().put("PYTHONUTF8", "1");
        Process process = builder.start();
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).as("the script ends").isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        List<String> lines = Files.readAllLines(out);
        return JSON.readTree(lines.get(lines.size() - 1));
    }

    @Test
    void python_reads_whatJavaWrote() throws Exception {
        Path weights = Files.writeString(folder.resolve("weights.txt"), "w = 100");
        String[] runId = new String[1];
        try (Mlops mlops = open("governance-a")) {
            ModelVersion version = mlops.tracking().run("from java", "java run", run -> {
                runId[0] = run.id();
                run.logInput(Dataset.ofFile("weights", weights), "training");
                run.logParam("depth", 6);
                run.setTag("team", "risk");
                run.logMetric("loss", Double.NaN, 0);
                run.logMetric("loss", 0.25, 1);
                LoggedModel model = run.logModel("model", weights, ModelSignature.of(INPUTS));
                return mlops.registry().register("java-model", model);
            });
            mlops.registry().setAlias(version, "champion");
            LoadedModel loaded = mlops.registry().load("models:/java-model@champion");
            assertThat(loaded.signature()).contains(ModelSignature.of(INPUTS));
        }

        JsonNode read = python("read.py", runId[0], "java-model");
        assertThat(read.path("status").asText()).isEqualTo("FINISHED");
        assertThat(read.path("experiment").asText()).isEqualTo("from java");
        assertThat(read.path("name").asText()).isEqualTo("java run");
        assertThat(read.path("param").asText()).isEqualTo("6");
        assertThat(read.path("tag").asText()).isEqualTo("risk");
        assertThat(read.path("points").toString()).isEqualTo("[[0,\"NaN\"],[1,0.25]]");
        assertThat(read.path("input").asText()).isEqualTo("weights");
        assertThat(read.path("version").asText()).isEqualTo("1");
        assertThat(read.path("run").asText()).isEqualTo(runId[0]);
        assertThat(read.path("artifacts").toString())
                .isEqualTo("[\"model/MLmodel\",\"model/signature.json\",\"model/weights.txt\"]");
        assertThat(read.path("weights").asText()).isEqualTo("w = 100");
        assertThat(read.path("columns").toString()).isEqualTo("[\"rooms\",\"city\"]");
        assertThat(read.path("model").asText()).isEqualTo("READY");
    }

    @Test
    void java_reads_whatPythonWrote() throws Exception {
        JsonNode written = python("write.py");
        String runId = written.path("run").asText();
        try (Mlops mlops = open("governance-b")) {
            Run run = mlops.tracking().getRun(runId);
            assertThat(run.info().name()).isEqualTo("py run");
            assertThat(run.info().status()).isEqualTo(RunStatus.FINISHED);
            assertThat(run.param("depth")).contains("6");
            assertThat(mlops.tracking().history(runId, "loss").values()).containsExactly(Double.NaN, 0.25);
            try (InputStream text = mlops.artifacts().open(runId, "notes/hello.txt")) {
                assertThat(new String(text.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("hello from python \u00e4");
            }
            ModelSignature signature =
                    ModelSignature.of(INPUTS, Schema.of(Column.required("price", ColumnType.DOUBLE)));
            assertThat(run.data().models()).singleElement().satisfies(model -> {
                assertThat(model.id()).isEqualTo(written.path("model").asText());
                assertThat(model.signature()).contains(signature);
            });
            LoadedModel model = mlops.registry().load("models:/python-model@champion");
            assertThat(model.version().source().runId()).isEqualTo(runId);
            assertThat(model.signature()).contains(signature);
            assertThat(model.files().files())
                    .extracting(file -> file.path().value())
                    .contains("MLmodel", "python_model.pkl");
            model.copyTo(folder.resolve("copied"));
            assertThat(Files.readString(folder.resolve("copied").resolve("MLmodel")))
                    .contains("python_function");
            assertThat(mlops.registry().aliasHistory("python-model", "champion"))
                    .hasSize(1);
            MlflowModel described = MlflowModel.of(model).orElseThrow();
            assertThat(described.flavors().get("python_function")).containsEntry("python_model", "python_model.pkl");
            assertThat(described.signature()).contains(signature);
            takesOver(mlops, run.data().models().get(0));
        }
    }

    /** From its registration by Java on, a model of Python has a digest. */
    private static void takesOver(Mlops mlops, LoggedModel logged) throws Exception {
        ModelVersion version = mlops.registry().register("taken-over", logged);
        assertThat(mlops.registry()
                        .getVersion("taken-over", version.version())
                        .source()
                        .digest())
                .isPresent();
        assertThat(mlops.registry().load("models:/taken-over/1").files().files())
                .isNotEmpty();
        try (Stream<Path> files = Files.walk(folder.resolve("server").resolve("artifacts"))) {
            Path file = files.filter(path ->
                            path.endsWith("python_model.pkl") && path.toString().contains(logged.id()))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(file, "something else");
        }
        assertThatThrownBy(() -> mlops.registry().load("models:/taken-over/1"))
                .isInstanceOf(StoreCorruptException.class);
    }

    @Test
    void text_ofEveryKind_isAnArtifactForBoth() throws Exception {
        try (Mlops mlops = open("governance-c")) {
            String id = mlops.tracking().run("bytes", "r", run -> {
                run.logArtifact("a/b c/\u00e4 100%.txt", ContentSource.of("x".getBytes(StandardCharsets.UTF_8)));
                return run.id();
            });
            try (InputStream content = mlops.artifacts().open(id, "a/b c/\u00e4 100%.txt")) {
                assertThat(content.readAllBytes()).containsExactly('x');
            }
        }
    }
}
