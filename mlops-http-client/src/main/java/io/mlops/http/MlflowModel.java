package io.mlops.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.data.ModelSignature;
import io.mlops.error.BackendException;
import io.mlops.http.model.ModelFile;
import io.mlops.registry.LoadedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the file {@code MLmodel} says of a model that any of MLflow's clients has logged: how it can be loaded, and what it needs for that. Immutable.
 *
 * @param flavors the ways to load the model, by name ({@code onnx}, {@code python_function}), each with its settings, of which those that are no plain values are JSON; so the file of
 *     an ONNX model is {@code flavors().get("onnx").get("data")}
 * @param signature what the model takes and returns; columns without names are called by their positions, from 0; empty where it is none of columns, as of tensors
 * @param requirements the lines of {@code requirements.txt}; empty where there is none
 * @see <a href="https://mlflow.org/docs/latest/ml/model/">MLflow models</a>
 */
public record MlflowModel(
        Map<String, Map<String, String>> flavors, Optional<ModelSignature> signature, List<String> requirements) {
    /** Copies the flavors and the requirements. */
    public MlflowModel {
        Map<String, Map<String, String>> copies = new LinkedHashMap<>();
        flavors.forEach((name, settings) -> copies.put(name, Map.copyOf(settings)));
        flavors = java.util.Collections.unmodifiableMap(copies);
        Objects.requireNonNull(signature, "signature");
        requirements = List.copyOf(requirements);
    }

    /**
     * Reads the description of a model, which has been checked like all its files.
     *
     * @param model a version that was loaded, from any backend
     * @return empty where it has no file {@code MLmodel}
     * @throws BackendException if the file cannot be read, is not YAML, or is larger than 16 MiB
     */
    public static Optional<MlflowModel> of(LoadedModel model) {
        if (!has(model, ModelFile.NAME)) {
            return Optional.empty();
        }
        try {
            JsonNode json = ModelFile.read(bytes(model, ModelFile.NAME));
            Map<String, Map<String, String>> flavors = new LinkedHashMap<>();
            json.path("flavors")
                    .properties()
                    .forEach(flavor -> flavors.put(flavor.getKey(), settings(flavor.getValue())));
            List<String> requirements = has(model, ModelFile.REQUIREMENTS)
                    ? new String(bytes(model, ModelFile.REQUIREMENTS), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .toList()
                    : List.of();
            return Optional.of(new MlflowModel(flavors, ModelFile.signature(json.path("signature")), requirements));
        } catch (IOException e) {
            throw new BackendException("The file MLmodel of " + model.version().uri() + " cannot be read", e);
        }
    }

    private static boolean has(LoadedModel model, String name) {
        return model.files().files().stream()
                .anyMatch(file -> file.path().value().equals(name));
    }

    private static byte[] bytes(LoadedModel model, String name) throws IOException {
        try (InputStream content = model.open(name)) {
            byte[] bytes = content.readNBytes(ModelFile.MAX_BYTES + 1);
            if (bytes.length > ModelFile.MAX_BYTES) {
                throw new IOException("it is larger than 16 MiB");
            }
            return bytes;
        }
    }

    /** A setting that is null is one that is not set. */
    private static Map<String, String> settings(JsonNode flavor) {
        Map<String, String> settings = new LinkedHashMap<>();
        flavor.properties().forEach(setting -> {
            JsonNode value = setting.getValue();
            if (!value.isNull()) {
                settings.put(setting.getKey(), value.isValueNode() ? value.asText() : value.toString());
            }
        });
        return settings;
    }
}
