package io.mlops.core.check;

import io.mlops.data.Dataset;
import io.mlops.error.InvalidInputException;
import io.mlops.error.Quoted;
import io.mlops.error.Violation;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The rules of values: params, tags, descriptions, times. Stateless. */
public final class Values {
    /** The longest value of a param, in code points. */
    public static final int MAX_PARAM = 6_000;

    /** The longest value of a tag, in code points. */
    public static final int MAX_TAG = 8_000;

    private static final TextRule PARAM = new TextRule(0, MAX_PARAM, "log it as an artifact, with logText");
    private static final TextRule TAG = new TextRule(0, MAX_TAG, "log it as an artifact, with logText");
    private static final TextRule DESCRIPTION = new TextRule(0, 5_000, "log it as an artifact, with logText");
    private static final TextRule CONTEXT = new TextRule(0, 500, "shorten it, to \"training\" for example");
    private static final TextRule REASON = new TextRule(0, 5_000, "name a document that holds it");

    private static final TextRule DATASET_NAME = new TextRule(1, Dataset.MAX_NAME, "shorten the name");
    private static final TextRule DATASET_DIGEST = new TextRule(1, Dataset.MAX_DIGEST, "use a hash");
    private static final TextRule SEARCHED = new TextRule(0, 100_000, "search for a part of it");

    private Values() {}

    /**
     * Returns params as texts, or none of them.
     *
     * @param params values by key, each written as its {@code toString()}
     * @throws InvalidInputException if a key or a value breaks its rule
     */
    public static Map<String, String> params(Map<String, ?> params) {
        Map<String, String> checked = new HashMap<>();
        params.forEach((key, value) -> {
            String field = field("params", Keys.param(key));
            checked.put(
                    key, PARAM.check(field, Objects.requireNonNull(value, field).toString()));
        });
        return checked;
    }

    /**
     * Returns tags, or none of them.
     *
     * @param tags values by key
     * @throws InvalidInputException if a key or a value breaks its rule
     */
    public static Map<String, String> tags(Map<String, String> tags) {
        Map<String, String> checked = new HashMap<>();
        tags.forEach((key, value) -> checked.put(key, TAG.check(field("tags", Keys.tag(key)), value)));
        return checked;
    }

    /**
     * Returns the value of one tag.
     *
     * @param key the tag's key, which is checked too
     * @param value what to check
     * @throws InvalidInputException if one of them breaks its rule
     */
    public static String tag(String key, String value) {
        return TAG.check(field("tags", Keys.tag(key)), value);
    }

    /**
     * Returns a description.
     *
     * @param text what to check
     * @throws InvalidInputException if it is too long or cannot be kept
     */
    public static String description(String text) {
        return DESCRIPTION.check("description", text);
    }

    /**
     * Checks what names a dataset.
     *
     * @param name the dataset's name
     * @param digest the dataset's digest
     * @throws InvalidInputException if one is empty, too long or cannot be kept
     */
    public static void dataset(String name, String digest) {
        DATASET_NAME.check("dataset name", name);
        DATASET_DIGEST.check("dataset digest", digest);
    }

    /**
     * Returns what a dataset is read for.
     *
     * @param text what to check
     * @throws InvalidInputException if it is too long or cannot be kept
     */
    public static String context(String text) {
        return CONTEXT.check("dataset context", text);
    }

    /**
     * Returns a reason or a comment.
     *
     * @param text what to check
     * @throws InvalidInputException if it is too long or cannot be kept
     */
    public static String reason(String text) {
        return REASON.check("reason", text);
    }

    /**
     * Returns a text that is searched for.
     *
     * @param text what to check
     * @throws InvalidInputException if no store can hold it
     */
    static String searched(String text) {
        return SEARCHED.check("filter", text);
    }

    /**
     * Returns a time.
     *
     * @param millis milliseconds since 1970
     * @throws InvalidInputException if it is negative
     */
    public static long time(long millis) {
        if (millis < 0) {
            throw new InvalidInputException(new Violation(
                    "timestamp",
                    "must not be before 1970",
                    "0",
                    millis + " ms",
                    "pass milliseconds since 1970-01-01T00:00:00Z"));
        }
        return millis;
    }

    /**
     * Returns a time in milliseconds since 1970.
     *
     * @param time what to check
     * @throws InvalidInputException if it is before 1970, or too far ahead for milliseconds
     */
    public static long time(Instant time) {
        try {
            return time(time.toEpochMilli());
        } catch (ArithmeticException e) {
            throw new InvalidInputException("timestamp", "must fit milliseconds since 1970", time.toString(), "");
        }
    }

    private static String field(String map, String key) {
        return map + "[" + Quoted.of(key) + "]";
    }
}
