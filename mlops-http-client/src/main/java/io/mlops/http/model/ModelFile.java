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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The content of {@code MLmodel}. Stateless. */
public final class ModelFile {
    /** The file's name. */
    public static final String NAME = "MLmodel";

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

    private static Optional<Schema> columns(JsonNode columns) {
        String text = columns.isTextual() ? columns.textValue() : columns.toString();
        if (text.isEmpty() || text.equals("null")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Schema.parse(text));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the content for a model.
     *
     * @param model which one
     * @param files the files beside it, relative to it
     */
    public static byte[] write(LoggedModel model, List<String> files) {
        ObjectNode json = Json.object("artifact_path", model.path())
                .put("run_id", model.runId())
                .put("model_id", model.id())
                .put("model_uuid", model.id())
                .put("utc_time_created", TIME.format(model.loggedAt()));
        ObjectNode flavors = json.putObject("flavors");
        List<String> onnx =
                files.stream().filter(file -> file.endsWith(".onnx")).toList();
        if (onnx.size() == 1) {
            flavors.putObject("onnx")
                    .put("data", onnx.get(0))
                    .putNull("providers")
                    .putNull("onnx_session_options")
                    .put("save_as_external_data", true)
                    .putNull("code");
            flavors.putObject("python_function")
                    .put("loader_module", "mlflow.onnx")
                    .put("data", onnx.get(0));
        }
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
     * Reads the signature of a file that any client has written.
     *
     * @param content YAML
     * @throws IOException if it is not YAML
     */
    public static Optional<ModelSignature> signatureOf(byte[] content) throws IOException {
        return signature(YAML.readTree(content).path("signature"));
    }
}
