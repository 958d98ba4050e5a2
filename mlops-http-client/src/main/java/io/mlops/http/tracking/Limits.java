package io.mlops.http.tracking;

import io.mlops.error.InvalidInputException;
import io.mlops.error.Violation;
import java.util.Map;

/** What the server would cut without a word, or take for something else, is refused before it is sent. Stateless. */
final class Limits {
    private static final int PARAM_VALUE = 6_000;
    private static final int TAG_VALUE = 8_000;
    private static final int KEY = 250;

    private Limits() {}

    static void checkParams(Map<String, String> params) {
        params.forEach((key, value) -> check("param", PARAM_VALUE, key, value));
    }

    static void checkTags(Map<String, String> tags) {
        HiddenTags.refuse(tags.keySet());
        tags.forEach((key, value) -> check("tag", TAG_VALUE, key, value));
    }

    private static void check(String what, int limit, String key, String value) {
        atMost(what + " key", KEY, key);
        atMost("value of " + what, limit, value);
    }

    private static void atMost(String what, int limit, String text) {
        int length = text.codePointCount(0, text.length());
        if (length > limit) {
            throw new InvalidInputException(new Violation(
                    what,
                    "must have at most " + limit + " code points, as MLflow cuts the rest silently",
                    Integer.toString(limit),
                    Integer.toString(length),
                    "log it as an artifact"));
        }
    }

    /** Returns the value as the server can hold it. */
    static double metric(String key, double value) {
        if (Double.isInfinite(value)) {
            return Math.copySign(Double.MAX_VALUE, value);
        }
        if (Math.abs(value) == Double.MAX_VALUE) {
            throw new InvalidInputException(new Violation(
                    "value of metric " + io.mlops.error.Quoted.of(key),
                    "must not be the largest double, which stands for infinity on MLflow servers",
                    Double.toString(Double.MAX_VALUE),
                    Double.toString(value),
                    ""));
        }
        // Databases do not keep the sign of a zero, and the server takes both for one point.
        return value == 0 ? 0.0 : value;
    }
}
