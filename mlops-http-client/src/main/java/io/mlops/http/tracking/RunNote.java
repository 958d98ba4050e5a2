package io.mlops.http.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlops.http.wire.Json;
import io.mlops.tracking.RunInfo;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a run is, where the server shows it otherwise. Immutable.
 *
 * @param isUnnamed whether the name is empty, for which the server makes one up
 * @param isUntagged whether the tag {@code mlflow.runName} is the server's own
 * @param end when a run that is in no final state has ended; the server cannot forget an end
 */
record RunNote(boolean isUnnamed, boolean isUntagged, Optional<Instant> end) {
    static final String RUN_NAME = "mlflow.runName";

    static RunNote of(RunInfo info, Map<String, String> tags) {
        return new RunNote(
                info.name().isEmpty(),
                !tags.containsKey(RUN_NAME),
                info.endedAt().filter(end -> !info.status().isTerminal()));
    }

    static RunNote read(Map<String, String> tags) {
        JsonNode json = Json.parseOrEmpty(tags.getOrDefault(HiddenTags.RUN, "{}"));
        return new RunNote(
                json.path("unnamed").asBoolean(),
                json.path("untagged").asBoolean(),
                json.has("end") ? Optional.of(Json.time(json, "end")) : Optional.empty());
    }

    /** Returns the tag's value, or empty where the server shows the run as it is. */
    Optional<String> text() {
        ObjectNode json = Json.object();
        if (isUnnamed) {
            json.put("unnamed", true);
        }
        if (isUntagged) {
            json.put("untagged", true);
        }
        end.ifPresent(instant -> json.put("end", instant.toEpochMilli()));
        return json.isEmpty() ? Optional.empty() : Optional.of(json.toString());
    }

    RunNote withEnd(Optional<Instant> other) {
        return new RunNote(isUnnamed, isUntagged, other);
    }
}
