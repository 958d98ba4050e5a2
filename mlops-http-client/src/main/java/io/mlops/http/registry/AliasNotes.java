package io.mlops.http.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlops.http.wire.Json;
import io.mlops.registry.AliasState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an alias has pointed, the latest first. Immutable.
 *
 * @param states as they were noted, and a last one where somebody else has moved the alias since
 * @param external the revisions of the states that somebody else has made
 */
record AliasNotes(List<AliasState> states, List<Long> external) {
    private static final int MOST = 200;

    /**
     * Reads the notes of an alias.
     *
     * @param model as the server shows it
     * @param alias which alias
     */
    static AliasNotes read(JsonNode model, String alias) {
        String name = Json.text(model, "name");
        String noted = Json.entries(model.path("tags")).getOrDefault(RegistryTags.ofAlias(alias), "{}");
        List<AliasState> states = new ArrayList<>();
        List<Long> external = new ArrayList<>();
        for (JsonNode state : Json.parseOrEmpty(noted).path("states")) {
            long revision = state.path("revision").asLong();
            states.add(new AliasState(name, alias, state.path("version").asInt(), revision, Json.time(state, "since")));
            if (state.path("external").asBoolean()) {
                external.add(revision);
            }
        }
        int actual = versionOf(model, alias);
        int last = states.isEmpty() ? 0 : states.get(0).version();
        if (actual != last) {
            long revision = states.isEmpty() ? 1 : states.get(0).revision() + 1;
            states.add(0, new AliasState(name, alias, actual, revision, Json.time(model, "last_updated_timestamp")));
            external.add(revision);
        }
        return new AliasNotes(List.copyOf(states), List.copyOf(external));
    }

    /** Returns where an alias points on the server; 0 for nowhere. */
    static int versionOf(JsonNode model, String alias) {
        for (JsonNode entry : model.path("aliases")) {
            if (Json.text(entry, "alias").equals(alias)) {
                return Json.version(entry);
            }
        }
        return 0;
    }

    Optional<AliasState> current() {
        return states.stream().findFirst();
    }

    AliasNotes with(AliasState next) {
        List<AliasState> all = new ArrayList<>(states);
        all.add(0, next);
        return new AliasNotes(List.copyOf(all.subList(0, Math.min(MOST, all.size()))), external);
    }

    AliasState next(String model, String alias, int version, Instant at) {
        return new AliasState(
                model, alias, version, current().map(AliasState::revision).orElse(0L) + 1, at);
    }

    String text() {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("states");
        for (AliasState state : states) {
            ObjectNode noted = list.addObject()
                    .put("version", state.version())
                    .put("revision", state.revision())
                    .put("since", state.since().toEpochMilli());
            if (external.contains(state.revision())) {
                noted.put("external", true);
            }
        }
        return json.toString();
    }
}
