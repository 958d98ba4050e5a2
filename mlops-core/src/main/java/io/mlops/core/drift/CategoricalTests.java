package io.mlops.core.drift;

import io.mlops.core.drift.bins.Cells;
import io.mlops.core.drift.counts.BinomialProportion;
import io.mlops.core.drift.counts.FisherExact;
import io.mlops.core.drift.counts.GoodnessOfFit;
import io.mlops.core.drift.counts.Homogeneity;
import io.mlops.core.drift.counts.ProportionZ;
import io.mlops.core.drift.measure.Measure;
import io.mlops.drift.Binning;
import io.mlops.drift.Threshold;
import java.util.function.Function;

/**
 * Makes tests of categories; by default drift is a p-value below 0.05.
 *
 * <p>The chi-square and G tests also compare two binned samples, and numeric values with one category for each different
 * value. With a single category no test is possible: the verdict is
 * {@link io.mlops.drift.Verdict#INSUFFICIENT_DATA}.
 */
public final class CategoricalTests {
    private static final Threshold DEFAULT = Threshold.significance(0.05);

    private CategoricalTests() {}

    private static ConfiguredTest ofCells(Function<Cells, Measure> measure) {
        return ConfiguredTest.of(
                (missing, unseen) -> measure.apply(Cells.of(Binning.distinctValues(), missing, unseen)), DEFAULT);
    }

    /** Returns the chi-square test of homogeneity, without a correction for continuity. */
    public static ConfiguredTest chiSquare() {
        return ofCells(cells -> new Homogeneity(cells, false, false));
    }

    /** Returns the chi-square test of homogeneity, corrected for continuity (Yates 1934) where two categories occur. */
    public static ConfiguredTest chiSquareYates() {
        return ofCells(cells -> new Homogeneity(cells, false, true));
    }

    /** Returns the likelihood-ratio (G) test of homogeneity. */
    public static ConfiguredTest likelihoodRatio() {
        return ofCells(cells -> new Homogeneity(cells, true, false));
    }

    /**
     * Returns the chi-square test of the current counts against the shares of the reference, taken for the true ones. It
     * raises far more false alarms than its level says, and an unseen category gives a p-value of 0; use
     * {@link #chiSquare()} unless another library is to be matched.
     */
    public static ConfiguredTest chiSquareGoodnessOfFit() {
        return ofCells(cells -> new GoodnessOfFit(cells, false, true));
    }

    /** Returns the likelihood-ratio goodness-of-fit test; see {@link #chiSquareGoodnessOfFit()}. */
    public static ConfiguredTest likelihoodRatioGoodnessOfFit() {
        return ofCells(cells -> new GoodnessOfFit(cells, true, true));
    }

    /**
     * Returns Fisher's exact test of a binary column.
     *
     * @param alternative what is asked; {@link Alternative#GREATER}: odds of the category that is first by name are larger
     *     in the reference
     */
    public static ConfiguredTest fisherExact(Alternative alternative) {
        return ConfiguredTest.ofValues(new FisherExact(alternative.hypothesis()), DEFAULT);
    }

    /** Returns the two-sided z test of two proportions with a pooled variance, of a binary column. */
    public static ConfiguredTest proportionZ() {
        return proportionZ(Alternative.TWO_SIDED);
    }

    /**
     * Returns the z test of two proportions with a pooled variance, of a binary column.
     *
     * @param alternative what is asked; {@link Alternative#GREATER}: the share of the category that is last by name is larger in
     *     the reference
     */
    public static ConfiguredTest proportionZ(Alternative alternative) {
        return ConfiguredTest.ofValues(new ProportionZ(alternative.hypothesis()), DEFAULT);
    }

    /**
     * Returns the exact binomial test of a binary column against the share of the reference, taken for the true one.
     *
     * @param alternative what is asked of the current share of the category that is last by name
     */
    public static ConfiguredTest binomial(Alternative alternative) {
        return ConfiguredTest.ofValues(new BinomialProportion(alternative.hypothesis()), DEFAULT);
    }
}
