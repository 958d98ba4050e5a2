package io.mlops.drift;

import java.util.Set;

/**
 * A test of two samples of one column.
 *
 * <p>The engine has those of the field; an own test implements this interface. Implementations are immutable and
 * thread-safe, throw on wrong configuration when they are made, and never because of the data: what they cannot judge is
 * {@link Verdict#INSUFFICIENT_DATA}.
 */
public interface DriftTest {
    /** A test that holds its reference, with all that can be computed from it alone; immutable and thread-safe. */
    @FunctionalInterface
    interface Prepared {
        /**
         * Compares a current sample with the reference.
         *
         * @param current the current sample
         * @return the result; {@link Verdict#INSUFFICIENT_DATA} where the kinds of the samples do not fit
         */
        TestResult test(Sample current);
    }

    /** Returns the stable name under which results and specifications refer to this test. */
    String name();

    /** Returns the kinds of samples that this test can compare. */
    Set<Sample.Kind> accepts();

    /**
     * Takes a reference and computes once what the comparisons need of it.
     *
     * @param reference the reference sample
     */
    Prepared prepare(Sample reference);

    /**
     * Compares two samples once.
     *
     * @param reference the reference sample
     * @param current the current sample
     */
    default TestResult test(Sample reference, Sample current) {
        return prepare(reference).test(current);
    }
}
