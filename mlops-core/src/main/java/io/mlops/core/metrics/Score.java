package io.mlops.core.metrics;

import io.mlops.error.InvalidInputException;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a measure came to, or why it could not be computed. Immutable.
 *
 * @param measure name of the measure, for instance {@code f1}
 * @param value the value, never NaN; empty where the data do not suffice
 * @param count pairs of label and prediction that were used
 * @param rejected pairs that were left out, as they could not be judged
 * @param reason why there is no value; empty where there is one
 */
public record Score(String measure, OptionalDouble value, long count, long rejected, String reason) {
    /**
     * Checks that the parts agree.
     *
     * @throws InvalidInputException if the value is NaN, or a reason is missing or superfluous
     */
    public Score {
        Objects.requireNonNull(measure, "measure");
        if (value.isPresent() && Double.isNaN(value.getAsDouble())) {
            throw new InvalidInputException("value", "must be a number", "NaN", "use Score.insufficient");
        }
        if (value.isPresent() != reason.isEmpty()) {
            throw new InvalidInputException("reason", "must be given where there is no value", reason, "");
        }
    }

    /**
     * Returns a score; insufficient where the value is NaN.
     *
     * @param measure name of the measure
     * @param value the value
     * @param count pairs used
     * @param rejected pairs left out
     */
    public static Score of(String measure, double value, long count, long rejected) {
        return Double.isNaN(value)
                ? insufficient(measure, count, rejected, "undefined for these " + count + " pairs")
                : new Score(measure, OptionalDouble.of(value), count, rejected, "");
    }

    /**
     * Returns: the data do not suffice.
     *
     * @param measure name of the measure
     * @param count pairs used
     * @param rejected pairs left out
     * @param reason what was lacking
     */
    public static Score insufficient(String measure, long count, long rejected, String reason) {
        return new Score(measure, OptionalDouble.empty(), count, rejected, reason);
    }

    /** Returns whether the data sufficed. */
    public boolean sufficient() {
        return value.isPresent();
    }
}
