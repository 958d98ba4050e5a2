package io.mlops.drift.stream;

import io.mlops.error.InvalidInputException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which detector, with which parameters; what is not given has the detector's default.
 *
 * <p>Names and parameters are checked by the engine when it makes the detector. Immutable.
 *
 * @param detector name of the detector, for instance {@code page-hinkley}
 * @param parameters values by parameter name, as texts; at most 20, of at most 100 characters each
 */
public record DetectorSpec(String detector, Map<String, String> parameters) {
    private static final int MOST_PARAMETERS = 20;
    private static final int LONGEST = 100;

    /**
     * Copies the parameters, ordered by name.
     *
     * @throws InvalidInputException if the name is blank, or a text is too long or there are too many
     */
    public DetectorSpec {
        require("detector", detector, !detector.isBlank() && detector.length() <= LONGEST);
        require("parameters", Integer.toString(parameters.size()), parameters.size() <= MOST_PARAMETERS);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        parameters.forEach((name, value) ->
                require("parameters", name + "=" + value, name.length() <= LONGEST && value.length() <= LONGEST));
    }

    /**
     * Returns a specification with all defaults.
     *
     * @param detector name of the detector
     * @throws InvalidInputException if it is blank
     */
    public static DetectorSpec of(String detector) {
        return new DetectorSpec(detector, Map.of());
    }

    /**
     * Returns this specification with a parameter set.
     *
     * @param name name of the parameter
     * @param value its value
     */
    public DetectorSpec with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(name, String.valueOf(value));
        return new DetectorSpec(detector, more);
    }

    private static void require(String field, String actual, boolean holds) {
        if (!holds) {
            throw new InvalidInputException(
                    field,
                    "must have a name, at most " + MOST_PARAMETERS + " parameters and at most " + LONGEST
                            + " characters each",
                    actual,
                    "");
        }
    }
}
