package io.mlops.core.check;

import io.mlops.error.InvalidInputException;
import io.mlops.tracking.MetricSeries;

/** The rule of metric, param and tag keys. Stateless. */
public final class Keys {
    /** The longest key, in code points. */
    public static final int MAX_CODE_POINTS = 250;

    /** The tag that names the person who answers for a run; written by the engine alone. */
    public static final String ACCOUNTABLE = "mlops.accountable";

    private static final TextRule SEARCHED = new TextRule(0, MAX_CODE_POINTS, "no key is as long");
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

    /**
     * Checks the key of a field that is searched by, whatever kind the field is of.
     *
     * @param field how an error names it
     * @param key what to check
     * @throws InvalidInputException if it is longer than any key
     */
    static void searched(String field, String key) {
        SEARCHED.check(field, key);
    }

    /**
     * Returns a series of metric points.
     *
     * @param series what to check
     * @throws InvalidInputException if a name in it breaks its rule
     */
    public static MetricSeries series(MetricSeries series) {
        metric(series.key());
        series.modelId().ifPresent(Ids::loggedModel);
        series.dataset().ifPresent(dataset -> Values.dataset(dataset.name(), dataset.digest()));
        return series;
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
