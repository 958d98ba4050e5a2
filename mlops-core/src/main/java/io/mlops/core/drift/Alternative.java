package io.mlops.core.drift;

import org.apache.commons.statistics.inference.AlternativeHypothesis;

/** What a one-sided test asks; the names speak of the reference, as SciPy's do of its first sample. */
public enum Alternative {
    /** Any difference. */
    TWO_SIDED(AlternativeHypothesis.TWO_SIDED),
    /**
     * The tested quantity of the reference is the smaller one. For Mann-Whitney, values of the reference tend to be
     * smaller; for Kolmogorov-Smirnov, its distribution function is the lower one, so its values tend to be larger.
     */
    LESS(AlternativeHypothesis.LESS_THAN),
    /** The tested quantity of the reference is the larger one; see {@link #LESS}. */
    GREATER(AlternativeHypothesis.GREATER_THAN);

    private final AlternativeHypothesis hypothesis;

    Alternative(AlternativeHypothesis hypothesis) {
        this.hypothesis = hypothesis;
    }

    AlternativeHypothesis hypothesis() {
        return hypothesis;
    }
}
