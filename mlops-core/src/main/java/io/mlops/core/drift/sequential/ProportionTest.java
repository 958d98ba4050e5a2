package io.mlops.core.drift.sequential;

import io.mlops.error.InvalidInputException;

/**
 * An e-process against one stated proportion of independent events, both ways: the likelihood of a uniform mixture of all
 * proportions over that of the stated one.
 *
 * <p>Its expectation is 1 at most at any stopping time where the proportion is the stated one, so it ever reaches 1 / alpha with
 * probability alpha at most. Mutable and not thread-safe.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177696786">Robbins 1970</a>
 */
public final class ProportionTest {
    private final double proportion;
    private final double alpha;
    private long events;
    private long count;
    private double logEvidence;
    private boolean rejected;

    /**
     * Starts a test.
     *
     * @param proportion the stated proportion, above 0 and below 1
     * @param alpha probability of ever rejecting it where it holds, above 0 and below 1
     * @throws InvalidInputException if one is outside
     */
    public ProportionTest(double proportion, double alpha) {
        require("proportion", proportion);
        require("alpha", alpha);
        this.proportion = proportion;
        this.alpha = alpha;
    }

    private static void require(String field, double value) {
        if (!(value > 0 && value < 1)) {
            throw new InvalidInputException(field, "must be above 0 and below 1", Double.toString(value), "");
        }
    }

    /**
     * Takes the next trial.
     *
     * @param event whether the event came
     * @return whether the stated proportion has been rejected, now or before
     */
    public boolean add(boolean event) {
        // The mixture predicts an event with (events + 1) / (count + 2), Laplace's rule of succession.
        double predicted = (events + 1.0) / (count + 2);
        logEvidence += event ? Math.log(predicted / proportion) : Math.log((1 - predicted) / (1 - proportion));
        count++;
        events += event ? 1 : 0;
        rejected |= logEvidence >= -Math.log(alpha);
        return rejected;
    }

    /** Returns the natural logarithm of the evidence against the stated proportion; 0 at the start. */
    public double logEvidence() {
        return logEvidence;
    }

    /** Returns the number of trials. */
    public long count() {
        return count;
    }

    /** Returns whether the stated proportion has been rejected. */
    public boolean rejected() {
        return rejected;
    }
}
