package io.mlops.http.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlops.error.BackendException;
import io.mlops.error.OutcomeUnknownException;
import io.mlops.error.Quoted;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reading and writing of JSON as MLflow has it: absent for empty, numbers or texts for 64-bit integers and for doubles. Stateless. */
public final class Json {
    private static final int MAX_TEXT = 64 << 20;

    private static final ObjectMapper MAPPER = JsonMapper.builder(new com.fasterxml.jackson.core.JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MAX_TEXT)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Python's json.dumps writes them bare, in artifacts and in answers of old servers.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private Json() {}

    /** Returns an object without fields. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Returns an object with one field. */
    public static ObjectNode object(String name, String value) {
        return object().put(name, value);
    }

    /** Returns the bytes of a document. */
    public static byte[] bytes(JsonNode document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes can always be written", e);
        }
    }

    /**
     * Reads a whole document.
     *
     * @throws IOException if it is not one JSON document
     */
    public static JsonNode parse(byte[] bytes) throws IOException {
        return MAPPER.readTree(bytes);
    }

    /** Reads a text that was written by this SDK; what is no JSON object any more reads as an empty one. */
    public static JsonNode parseOrEmpty(String text) {
        try {
            JsonNode read = MAPPER.readTree(text);
            return read.isObject() ? read : object();
        } catch (JsonProcessingException e) {
            return object();
        }
    }

    /** Returns a text, empty where it is absent. */
    public static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }

    /** Returns a text, or empty where it is absent or empty. */
    public static Optional<String> nonEmpty(JsonNode node, String name) {
        return Optional.of(text(node, name)).filter(text -> !text.isEmpty());
    }

    /**
     * Returns a 64-bit integer, written as a number or as a text; 0 where it is absent.
     *
     * @throws BackendException if it is something else
     */
    public static long integer(JsonNode node, String name) {
        JsonNode value = node.path(name);
        try {
            return value.isTextual() ? Long.parseLong(value.textValue()) : value.asLong(0);
        } catch (NumberFormatException e) {
            throw noNumber(name, value, e);
        }
    }

    /**
     * Returns the number of a version, which is a text on the wire.
     *
     * @throws BackendException if it is none
     */
    public static int version(JsonNode node) {
        String text = text(node, "version");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw noNumber("version", node.path("version"), e);
        }
    }

    /**
     * Returns the id of what was created.
     *
     * @throws OutcomeUnknownException if there is none
     */
    public static String createdId(JsonNode node, String name) {
        return nonEmpty(node, name)
                .orElseThrow(() -> new OutcomeUnknownException(
                        "A creation was answered with success and without " + name
                                + ": this is not MLflow's API; it may have happened: look before you do it again",
                        null));
    }

    private static BackendException noNumber(String name, JsonNode value, NumberFormatException cause) {
        return new BackendException(
                "The server's answer has " + Quoted.of(value.asText()) + " where the number " + name
                        + " belongs: this is not MLflow's API",
                cause);
    }

    /** Returns a time in milliseconds since 1970. */
    public static Instant time(JsonNode node, String name) {
        return Instant.ofEpochMilli(integer(node, name));
    }

    /**
     * Returns a double, written as a number or as one of the texts that MLflow has for NaN and infinities.
     *
     * @throws BackendException if it is something else
     */
    public static double number(JsonNode value) {
        if (!value.isTextual()) {
            return value.asDouble();
        }
        return switch (value.textValue()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> finite(value);
        };
    }

    private static double finite(JsonNode value) {
        try {
            return Double.parseDouble(value.textValue());
        } catch (NumberFormatException e) {
            throw noNumber("value", value, e);
        }
    }

    /** Returns a list of {@code {key, value}} as a map. */
    public static Map<String, String> entries(JsonNode list) {
        Map<String, String> entries = new HashMap<>();
        list.forEach(entry -> entries.put(text(entry, "key"), text(entry, "value")));
        return entries;
    }

    /** Appends a map to an object as a list of {@code {key, value}}; nothing where it is empty. */
    public static void putEntries(ObjectNode target, String name, Map<String, String> entries) {
        if (!entries.isEmpty()) {
            entries.forEach((key, value) ->
                    target.withArray(name).addObject().put("key", key).put("value", value));
        }
    }
}
