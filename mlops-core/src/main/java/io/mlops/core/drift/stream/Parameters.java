package io.mlops.core.drift.stream;

import io.mlops.drift.stream.DetectorSpec;
import io.mlops.error.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The parameters of a specification, as the numbers that they are. */
final class Parameters {
    private final DetectorSpec spec;

    private Parameters(DetectorSpec spec) {
        this.spec = spec;
    }

    /**
     * Takes a specification.
     *
     * @throws InvalidInputException if it has a parameter that is not known
     */
    static Parameters of(DetectorSpec spec, String... known) {
        Set<String> unknown = new TreeSet<>(spec.parameters().keySet());
        unknown.removeAll(Set.of(known));
        if (!unknown.isEmpty()) {
            throw new InvalidInputException(
                    "parameters",
                    "of " + spec.detector() + " must be among " + Arrays.toString(known),
                    unknown.toString(),
                    "");
        }
        return new Parameters(spec);
    }

    double number(String name, double otherwise) {
        String text = spec.parameters().get(name);
        try {
            return text == null ? otherwise : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw refused(name, "must be a number", text);
        }
    }

    int count(String name, int otherwise) {
        String text = spec.parameters().get(name);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw refused(name, "must be a whole number of at most ten digits", text);
        }
    }

    boolean flag(String name, boolean otherwise) {
        String text = spec.parameters().get(name);
        if (text == null || "true".equals(text) || "false".equals(text)) {
            return text == null ? otherwise : Boolean.parseBoolean(text);
        }
        throw refused(name, "must be true or false", text);
    }

    <E extends Enum<E>> E choice(String name, E otherwise) {
        String text = spec.parameters().get(name);
        if (text == null) {
            return otherwise;
        }
        for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
            if (constant.name().equals(text.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        String all = Arrays.toString(otherwise.getDeclaringClass().getEnumConstants());
        throw refused(name, "must be one of " + all, text);
    }

    private static InvalidInputException refused(String name, String rule, String actual) {
        return new InvalidInputException(name, rule, actual, "leave it out for the default");
    }
}
