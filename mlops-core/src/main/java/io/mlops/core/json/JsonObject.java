package io.mlops.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mlops.error.InvalidInputException;
import io.mlops.error.StoreCorruptException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A stored JSON object, read by names and types. Immutable.
 *
 * <p>Whatever does not fit is a {@link StoreCorruptException}: the SDK wrote the text itself.
 */
public final class JsonObject {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String place;
    private final Map<String, Object> members;

    private JsonObject(String place, Map<String, Object> members) {
        this.place = place;
        this.members = members;
    }

    /**
     * Parses an object.
     *
     * @param place what it is, for messages
     * @param json the stored text
     * @throws StoreCorruptException if it is no JSON object
     */
    public static JsonObject parse(String place, String json) {
        try {
            Map<String, Object> members = MAPPER.readValue(json, new TypeReference<Map<String, Object>>() {});
            if (members == null) {
                throw new StoreCorruptException(
                        place + " is null instead of a JSON object; restore it from a backup", null);
            }
            return new JsonObject(place, members);
        } catch (JsonProcessingException e) {
            throw new StoreCorruptException(place + " is not valid JSON; restore it from a backup", e);
        }
    }

    /**
     * Parses an object, and makes of it what it stands for.
     *
     * @param <T> what it stands for
     * @param place what it is, for messages
     * @param json the stored text
     * @param conversion reads its members
     * @throws StoreCorruptException if it is no JSON object, or a member has a value that nobody could have written
     */
    public static <T> T read(String place, String json, Function<JsonObject, T> conversion) {
        JsonObject object = parse(place, json);
        try {
            return conversion.apply(object);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException | InvalidInputException e) {
            throw new StoreCorruptException(
                    place + " has a value that it cannot have been written with; restore it from a backup", e);
        }
    }

    /** Returns a text that must be there. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name, "text"));
    }

    /** Returns a text, or empty where there is none. */
    public Optional<String> optionalText(String name) {
        return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Returns a whole number that must be there. */
    public long number(String name) {
        if (members.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw missing(name, "number");
    }

    /** Returns a truth value that must be there. */
    public boolean flag(String name) {
        if (members.get(name) instanceof Boolean flag) {
            return flag;
        }
        throw missing(name, "boolean");
    }

    /** Returns an object that must be there. */
    public JsonObject object(String name) {
        return nested(name, members.get(name));
    }

    /** Returns an object, or empty where there is none. */
    public Optional<JsonObject> optionalObject(String name) {
        return members.get(name) instanceof Map<?, ?> ? Optional.of(object(name)) : Optional.empty();
    }

    /** Returns the names of the members, in no order. */
    public Set<String> names() {
        return Set.copyOf(members.keySet());
    }

    /** Returns an object's texts by name, or no texts where there is no such object. */
    public Map<String, String> texts(String name) {
        if (!(members.get(name) instanceof Map<?, ?> map)) {
            return Map.of();
        }
        return map.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        e -> String.valueOf(e.getKey()), e -> String.valueOf(e.getValue())));
    }

    /** Returns a list of objects, converted one by one; no entries where there is no such list. */
    public <T> List<T> objects(String name, Function<JsonObject, T> conversion) {
        if (!(members.get(name) instanceof List<?> list)) {
            return List.of();
        }
        return list.stream().map(item -> conversion.apply(nested(name, item))).toList();
    }

    /** Returns a list of texts; no entries where there is no such list. */
    public List<String> textList(String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    private JsonObject nested(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonObject(place + "." + name, (Map<String, Object>) map);
        }
        throw missing(name, "object");
    }

    private StoreCorruptException missing(String name, String type) {
        return new StoreCorruptException(
                place + " has no " + type + " named " + name + "; restore it from a backup", null);
    }
}
