package io.mlops.core.check;

import io.mlops.error.InvalidInputException;
import java.util.regex.Pattern;

/** The rules of names: experiments, runs, registered models, aliases, segments. Stateless. */
public final class Names {
    private static final TextRule EXPERIMENT = new TextRule(1, 500, "shorten the name; tags hold the rest");
    private static final TextRule RUN = new TextRule(0, 250, "shorten the name; tags hold the rest");
    private static final TextRule MODEL = new TextRule(1, 250, "shorten the name; tags hold the rest");
    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_-]{1,255}");
    private static final Pattern RESERVED_ALIAS = Pattern.compile("latest|v[0-9]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private Names() {}

    /**
     * Returns the name of an experiment.
     *
     * @param name what to check
     * @throws InvalidInputException if it breaks the rule
     */
    public static String experiment(String name) {
        return EXPERIMENT.check("experiment name", name);
    }

    /**
     * Returns the name of a run.
     *
     * @param name what to check; may be empty
     * @throws InvalidInputException if it breaks the rule
     */
    public static String run(String name) {
        return RUN.check("run name", name);
    }

    /**
     * Returns the name of a registered model.
     *
     * @param name what to check
     * @throws InvalidInputException if it breaks the rule
     */
    public static String model(String name) {
        MODEL.check("model name", name);
        if (name.indexOf('/') >= 0 || name.indexOf(':') >= 0 || !Paths.isNormalised(name)) {
            throw new InvalidInputException(
                    "model name",
                    "must hold no '/' and no ':', and not be '.' or begin with '..'",
                    name,
                    "for example \"churn-scorer\"");
        }
        return name;
    }

    /**
     * Returns the name of a registered model, or the empty text, which stands for all models.
     *
     * @param name what to check
     * @throws InvalidInputException if it breaks the rule
     */
    public static String modelOrAll(String name) {
        return name.isEmpty() ? name : model(name);
    }

    /**
     * Returns an alias.
     *
     * @param alias what to check
     * @throws InvalidInputException if it breaks the rule
     */
    public static String alias(String alias) {
        boolean formed = ALIAS.matcher(alias).matches();
        if (!formed || RESERVED_ALIAS.matcher(alias).matches()) {
            throw new InvalidInputException(
                    "alias",
                    formed
                            ? "must not be 'latest' or 'v' and digits, which read like versions"
                            : "must have 1 to 255 of the letters A to Z, digits, '_' and '-'",
                    alias,
                    "for example \"champion\"");
        }
        return alias;
    }

    /**
     * Returns the name of a part of the training data.
     *
     * @param segment what to check
     * @throws InvalidInputException if it breaks the rule
     */
    public static String segment(String segment) {
        if (!SEGMENT.matcher(segment).matches()) {
            throw new InvalidInputException(
                    "segment",
                    "must have 1 to 100 of the letters A to Z, digits, '_' and '-'",
                    segment,
                    "for example \"winter\"");
        }
        return segment;
    }
}
