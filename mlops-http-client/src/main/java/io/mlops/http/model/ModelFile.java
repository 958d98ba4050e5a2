package io.mlops.http.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.mlops.data.ModelSignature;
import io.mlops.data.Schema;
import io.mlops.error.InvalidInputException;
import io.mlops.http.wire.Json;
import io.mlops.tracking.LoggedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The content of {@code MLmodel} and of the file of requirements beside it. Stateless. */
public final class ModelFile {
    /** The file's name. */
    public static final String NAME = "MLmodel";

    /** The name of the file that lists the Python packages which a model needs. */
    public static final String REQUIREMENTS = "requirements.txt";

    /** The largest file that is read. */
    public static final int MAX_BYTES = 16 << 20;

    /** What MLflow's flavor imports; the versions are those of whoever loads the model. */
    private static final String ONNX_REQUIREMENTS = "mlflow\nonnx\nonnxruntime\n";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final YAMLMapper YAML = new YAMLMapper();

    private ModelFile() {}

    /** Returns the name that a model of a path has on the server, where some characters are not allowed. */
    public static String nameOf(String path) {
        String name = path.replaceAll("[/:.%\"']", "-");
        return name.isBlank() ? "model" : name;
    }

    /** Returns a signature as one JSON object of two arrays of columns. */
    public static String signatureText(ModelSignature signature) {
        return "{\"inputs\":" + signature.inputs().text()
                + signature
                        .outputs()
                        .map(outputs -> ",\"outputs\":" + outputs.text())
                        .orElse("") + "}";
    }

    /**
     * Reads a signature, whose columns may be arrays or texts of arrays.
     *
     * @return empty where it is not one of columns
     */
    public static Optional<ModelSignature> signature(JsonNode json) {
        Optional<Schema> outputs = columns(json.path("outputs"));
        return columns(json.path("inputs")).map(inputs -> new ModelSignature(inputs, outputs));
    }

    private static Optional<Schema> columns(JsonNode given) {
        JsonNode columns = given.isTextual() ? array(given.textValue()) : given;
        if (!columns.isArray()) {
            return Optional.empty();
        }
        for (int i = 0; i < columns.size(); i++) {
            // Python calls a column without a name by its position.
            if (columns.get(i) instanceof ObjectNode column && !column.has("name")) {
                column.put("name", Integer.toString(i));
            }
        }
        try {
            return Optional.of(Schema.parse(columns.toString()));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    private static JsonNode array(String text) {
        return Json.parseOrEmpty("{\"columns\":" + text + "}").path("columns");
    }

    /**
     * Returns the files that make a directory of files a model of MLflow, by name; none that is there already.
     *
     * @param model which one
     * @param files the files of the model, relative to it
     */
    static Map<String, byte[]> missing(LoggedModel model, List<String> files) {
        Map<String, byte[]> missing = new LinkedHashMap<>();
        Optional<String> onnx = onnx(files);
        if (onnx.isPresent()) {
            missing.put(REQUIREMENTS, ONNX_REQUIREMENTS.getBytes(StandardCharsets.UTF_8));
        }
        missing.put(NAME, write(model, onnx));
        missing.keySet().removeAll(files);
        return missing;
    }

    private static Optional<String> onnx(List<String> files) {
        List<String> found =
                files.stream().filter(file -> file.endsWith(".onnx")).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static byte[] write(LoggedModel model, Optional<String> onnx) {
        ObjectNode json = Json.object("artifact_path", model.path())
                .put("run_id", model.runId())
                .put("model_id", model.id())
                .put("model_uuid", model.id())
                .put("utc_time_created", TIME.format(model.loggedAt()));
        ObjectNode flavors = json.putObject("flavors");
        onnx.ifPresent(file -> {
            flavors.putObject("onnx")
                    .put("data", file)
                    .putNull("providers")
                    .putNull("onnx_session_options")
                    .put("save_as_external_data", true)
                    .putNull("code");
            flavors.putObject("python_function")
                    .put("loader_module", "mlflow.onnx")
                    .put("data", file);
        });
        flavors.putObject("mlops").put("format", "files").put("data", ".");
        model.signature().ifPresent(signature -> {
            ObjectNode written =
                    json.putObject("signature").put("inputs", signature.inputs().text());
            signature
                    .outputs()
                    .ifPresentOrElse(
                            outputs -> written.put("outputs", outputs.text()), () -> written.putNull("outputs"));
            written.putNull("params");
        });
        return Json.bytes(json);
    }

    /**
     * Reads a file that any client has written.
     *
     * @param content YAML
     * @throws IOException if it is not YAML
     */
    public static JsonNode read(byte[] content) throws IOException {
        return YAML.readTree(content);
    }
}
