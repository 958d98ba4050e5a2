package io.mlops.drift;

import io.mlops.error.InvalidInputException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one test of two samples found.
 *
 * <p>Immutable and thread-safe.
 *
 * @param method stable name of the test, for instance {@code kolmogorov-smirnov}
 * @param statistic value of the statistic or distance; NaN only with {@link Verdict#INSUFFICIENT_DATA}; infinite where
 *     the definition says so
 * @param pValue probability of a statistic at least as extreme without drift, 0 to 1; empty for plain distances
 * @param effect size of the change, where the test measures one
 * @param sizes values used and missing on both sides
 * @param verdict the conclusion
 * @param rule the rule that gave the verdict, in words and figures, for instance {@code p-value 0.03 < 0.05}
 */
public record TestResult(
        String method,
        double statistic,
        OptionalDouble pValue,
        Optional<EffectSize> effect,
        SampleSizes sizes,
        Verdict verdict,
        String rule) {
    /**
     * Checks that the parts agree.
     *
     * @throws InvalidInputException if the method is blank, a conclusive verdict has a statistic of NaN, or the p-value
     *     is outside 0 to 1
     */
    public TestResult {
        Objects.requireNonNull(sizes, "sizes");
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(rule, "rule");
        if (method.isBlank()) {
            throw new InvalidInputException("method", "must not be blank", method, "");
        }
        if (Double.isNaN(statistic) && verdict.conclusive()) {
            throw new InvalidInputException(
                    "statistic", "must be a number where the verdict is " + verdict, "NaN", "use INSUFFICIENT_DATA");
        }
        if (pValue.isPresent() && !(pValue.getAsDouble() >= 0 && pValue.getAsDouble() <= 1)) {
            throw new InvalidInputException(
                    "pValue", "must be between 0 and 1", Double.toString(pValue.getAsDouble()), "");
        }
    }

    /**
     * Returns a result without conclusion: no statistic (NaN), p-value or effect.
     *
     * @param method stable name of the test
     * @param sizes values used and missing on both sides
     * @param reason what was lacking, in words
     */
    public static TestResult insufficient(String method, SampleSizes sizes, String reason) {
        return new TestResult(
                method, Double.NaN, OptionalDouble.empty(), Optional.empty(), sizes, Verdict.INSUFFICIENT_DATA, reason);
    }

    /**
     * Returns the same measurement under another verdict, as a correction over several columns gives it.
     *
     * @param newVerdict the conclusion
     * @param newRule the rule that gave it
     * @throws InvalidInputException if the verdict is conclusive and the statistic is NaN
     */
    public TestResult withVerdict(Verdict newVerdict, String newRule) {
        return new TestResult(method, statistic, pValue, effect, sizes, newVerdict, newRule);
    }

    /** Returns the missing values of both sides together. */
    public long missing() {
        return sizes.missing();
    }
}
