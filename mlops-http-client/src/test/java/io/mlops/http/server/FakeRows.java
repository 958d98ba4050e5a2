package io.mlops.http.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlops.search.FieldValues;
import io.mlops.search.Filter;
import io.mlops.search.Literal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Lists of {@code {key, value}} and searches, as MLflow has them: filtered by its grammar, paged by offset. */
final class FakeRows {
    private FakeRows() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Sets an entry of a list; adds it where the key is new. */
    static void put(ObjectNode owner, String list, String key, String value) {
        remove(owner, list, key);
        owner.withArray(list).addObject().put("key", key).put("value", value);
    }

    static boolean remove(ObjectNode owner, String list, String key) {
        ArrayNode entries = owner.withArray(list);
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).path("key").asText().equals(key)) {
                entries.remove(i);
                return true;
            }
        }
        return false;
    }

    static List<Literal> values(JsonNode list, String key, boolean areNumbers) {
        for (JsonNode entry : list) {
            if (entry.path("key").asText().equals(key)) {
                JsonNode value = entry.path("value");
                return areNumbers ? List.of(Literal.of(value.asDouble())) : List.of(Literal.of(value.asText()));
            }
        }
        return List.of();
    }

    /** What is asked for and how rows answer it. */
    record Search(String rows, Function<ObjectNode, FieldValues> fields, Comparator<ObjectNode> order) {}

    static ObjectNode page(List<ObjectNode> all, JsonNode request, Search search) {
        Filter filter = Filter.parse(request.path("filter").asText(""));
        List<ObjectNode> found = all.stream()
                .filter(row -> filter.matches(search.fields().apply(row)))
                .sorted(search.order())
                .toList();
        int from = Integer.parseInt(request.path("page_token").asText("0"));
        int to = Math.min(found.size(), from + request.path("max_results").asInt(100));
        ObjectNode answer = object();
        if (from < to) {
            found.subList(from, to)
                    .forEach(row -> answer.withArray(search.rows()).add(row));
        }
        if (to < found.size()) {
            answer.put("next_page_token", Integer.toString(to));
        }
        return answer;
    }
}
