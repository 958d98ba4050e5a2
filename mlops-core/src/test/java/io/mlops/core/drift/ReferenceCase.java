package io.mlops.core.drift;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.drift.CategoricalSample;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a library computed from an input. */
record ReferenceCase(JsonNode node) {
    String id() {
        return node.path("id").asText();
    }

    String library() {
        return node.path("library").asText();
    }

    String method() {
        return node.path("method").asText();
    }

    JsonNode params() {
        return node.path("params");
    }

    String param(String name) {
        return params().path(name).asText();
    }

    JsonNode reference() {
        return node.path("reference");
    }

    JsonNode current() {
        return node.path("current");
    }

    JsonNode expected() {
        return node.path("expected");
    }

    double rtol() {
        return node.path("rtol").asDouble();
    }

    double atol() {
        return node.path("atol").asDouble();
    }

    /** Returns a number, also where it is written as a text because JSON has no such number. */
    static double number(JsonNode node) {
        return node.isTextual() ? Double.parseDouble(node.asText()) : node.isNull() ? Double.NaN : node.asDouble();
    }

    static double[] numbers(JsonNode node) {
        double[] numbers = new double[node.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(node.get(i));
        }
        return numbers;
    }

    static NumericSample numeric(JsonNode node) {
        return NumericSample.of(numbers(node));
    }

    static CategoricalSample categories(JsonNode node) {
        List<@Nullable String> names = new ArrayList<>();
        for (JsonNode value : node) {
            names.add(value.isNull() ? null : value.asText());
        }
        return CategoricalSample.of(names);
    }

    /** Returns a sample of the kind that the case's feature type names. */
    static Sample sample(JsonNode node, boolean numeric) {
        return numeric ? numeric(node) : categories(node);
    }
}
