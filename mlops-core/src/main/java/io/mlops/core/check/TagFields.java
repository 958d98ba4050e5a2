package io.mlops.core.check;

import java.util.Map;
import java.util.Optional;

/** What an action says of a tag: its key, and its value cut and without what looks like a secret. Stateless. */
public final class TagFields {
    private static final int MAX_SHOWN = 200;

    private TagFields() {}

    /**
     * Returns the fields.
     *
     * @param key the tag's key
     * @param value its new value; empty where it is removed
     */
    public static Map<String, String> of(String key, Optional<String> value) {
        return value.map(text -> Map.of("key", key, "value", shown(text))).orElse(Map.of("key", key));
    }

    private static String shown(String value) {
        String masked = Secrets.mask(value);
        return masked.codePointCount(0, masked.length()) <= MAX_SHOWN
                ? masked
                : masked.substring(0, masked.offsetByCodePoints(0, MAX_SHOWN)) + "…";
    }
}
