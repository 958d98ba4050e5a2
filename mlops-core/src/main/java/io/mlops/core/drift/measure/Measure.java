package io.mlops.core.drift.measure;

import io.mlops.drift.Sample;
import java.util.Set;

/** A statistic of two samples; immutable. */
public interface Measure {
    /** Returns the stable name. */
    String method();

    /** Returns the kinds of samples it can measure; both samples are of the same kind. */
    Set<Sample.Kind> accepts();

    /**
     * Measures two samples of one accepted kind, both with at least one value.
     *
     * @param reference the reference
     * @param current the current sample
     */
    Measurement measure(Sample reference, Sample current);

    /**
     * Returns the power of the effective sample size with which the statistic shrinks where there is no drift: 0.5 for
     * distances, 1 for divergences, 0 for test statistics.
     */
    double rate();
}
