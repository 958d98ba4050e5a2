package io.mlops.core.check;

import io.mlops.error.InvalidInputException;

/** The rule of metric, param and tag keys. Stateless. */
public final class Keys {
    /** The longest key, in code points. */
    public static final int MAX_CODE_POINTS = 250;

    /** The tag that names the person who answers for a run; written by the engine alone. */
    public static final String ACCOUNTABLE = "mlops.accountable";

    private static final TextRule LENGTH = new TextRule(1, MAX_CODE_POINTS, "shorten the key");

    private Keys() {}

    /**
     * Returns a metric's key.
     *
     * @param key what to check
     * @throws InvalidInputException if it breaks the rule
     */
    public static String metric(String key) {
        return check("metric key", key);
    }

    /**
     * Returns a param's key.
     *
     * @param key what to check
     * @throws InvalidInputException if it breaks the rule
     */
    public static String param(String key) {
        return check("param key", key);
    }

    /**
     * Returns a tag's key.
     *
     * @param key what to check
     * @throws InvalidInputException if it breaks the rule
     */
    public static String tag(String key) {
        if (key.equals(ACCOUNTABLE)) {
            throw new InvalidInputException(
                    "tag key", "must not be the one that the engine writes", key, "use another key");
        }
        return check("tag key", key);
    }

    private static String check(String field, String key) {
        LENGTH.check(field, key);
        if (!key.codePoints().allMatch(Keys::isAllowed)) {
            throw new InvalidInputException(
                    field,
                    "must hold letters and digits of any script, '/', '_', '.', '-', ':' and space only",
                    key,
                    "replace other characters, by '_' for example");
        }
        if (!Paths.isNormalised(key)) {
            throw new InvalidInputException(
                    field,
                    "must equal its normalised path: no '/' at the ends, no empty, '.' or '..' part",
                    key,
                    "for example \"train/loss\"");
        }
        return key;
    }

    private static boolean isAllowed(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || "/_.-: ".indexOf(codePoint) >= 0;
    }
}
