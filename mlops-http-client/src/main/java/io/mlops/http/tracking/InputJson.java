package io.mlops.http.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlops.artifact.Digest;
import io.mlops.data.Dataset;
import io.mlops.data.Schema;
import io.mlops.error.InvalidInputException;
import io.mlops.http.wire.Json;
import io.mlops.tracking.DatasetInput;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads and writes inputs. Stateless. */
final class InputJson {
    private static final String CONTEXT = "mlflow.data.context";
    private static final String COLUMNS = "mlflow_colspec";
    private static final int MAX_DIGEST = 36;

    private InputJson() {}

    static DatasetInput read(JsonNode json) {
        Map<String, String> tags = Json.entries(json.path("tags"));
        JsonNode set = json.path("dataset");
        String digest = tags.getOrDefault(HiddenTags.DATASET_DIGEST, Json.text(set, "digest"));
        Dataset dataset = new Dataset(
                Json.text(set, "name"),
                digest,
                Json.text(set, "source_type"),
                Json.text(set, "source"),
                schema(Json.text(set, "schema")),
                Optional.ofNullable(set.get("profile")).map(JsonNode::asText));
        return new DatasetInput(dataset, tags.getOrDefault(CONTEXT, ""));
    }

    /** Returns what tells an input from others of its run. */
    static String identity(DatasetInput input) {
        return input.dataset().name() + "\n" + input.dataset().digest() + "\n" + input.context();
    }

    static boolean hasOwnRow(JsonNode json) {
        return Json.entries(json.path("tags")).containsKey(HiddenTags.DATASET_DIGEST);
    }

    /** A schema of another form, as of tensors, reads as none. */
    private static Optional<Schema> schema(String text) {
        JsonNode columns = Json.parseOrEmpty(text).path(COLUMNS);
        try {
            return columns.isArray() ? Optional.of(Schema.parse(columns.toString())) : Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    /**
     * Writes an input.
     *
     * @param isOwnRow whether it must not share the server's row of its name and digest
     */
    static ObjectNode write(DatasetInput input, boolean isOwnRow) {
        Dataset dataset = input.dataset();
        boolean fits = dataset.digest().codePointCount(0, dataset.digest().length()) <= MAX_DIGEST;
        String digest = fits && !isOwnRow ? dataset.digest() : shortened(input, isOwnRow);
        ObjectNode json = Json.object();
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put(CONTEXT, input.context());
        if (!digest.equals(dataset.digest())) {
            tags.put(HiddenTags.DATASET_DIGEST, dataset.digest());
        }
        Json.putEntries(json, "tags", tags);
        ObjectNode set = json.putObject("dataset")
                .put("name", dataset.name())
                .put("digest", digest)
                .put("source_type", dataset.sourceType())
                .put("source", dataset.source());
        dataset.schema().ifPresent(schema -> set.put("schema", "{\"" + COLUMNS + "\":" + schema.text() + "}"));
        dataset.profile().ifPresent(profile -> set.put("profile", profile));
        return json;
    }

    private static String shortened(DatasetInput input, boolean isOwnRow) {
        String all = isOwnRow ? input.toString() : input.dataset().digest();
        return Digest.of(all).hex().substring(0, MAX_DIGEST);
    }
}
