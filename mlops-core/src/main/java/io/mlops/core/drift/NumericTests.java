package io.mlops.core.drift;

import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.values.AndersonDarling;
import io.mlops.core.drift.values.CramerVonMises;
import io.mlops.core.drift.values.EppsSingleton;
import io.mlops.core.drift.values.KolmogorovSmirnov;
import io.mlops.core.drift.values.MannWhitney;
import io.mlops.core.drift.values.MeanDifference;
import io.mlops.drift.Threshold;

/**
 * Makes tests of numeric values; by default drift is a p-value below 0.05.
 *
 * <p>NaN values are left out and counted in {@link io.mlops.drift.TestResult#missing()}; what a test needs beyond one
 * value a side, it says, and answers {@link io.mlops.drift.Verdict#INSUFFICIENT_DATA} without it.
 */
public final class NumericTests {
    private static final Threshold DEFAULT = Threshold.significance(0.05);

    private NumericTests() {}

    private static ConfiguredTest test(Measure measure) {
        return ConfiguredTest.ofValues(measure, DEFAULT);
    }

    /** Returns the two-sided Kolmogorov-Smirnov test, exact up to 10,000 values a side. */
    public static ConfiguredTest kolmogorovSmirnov() {
        return kolmogorovSmirnov(Alternative.TWO_SIDED, PValueMethod.AUTO);
    }

    /**
     * Returns a Kolmogorov-Smirnov test; the statistic is the largest distance of the two empirical distribution
     * functions, 0 to 1. It also compares two binned samples, at their cut points.
     *
     * @param alternative what is asked; {@link Alternative#GREATER}: the distribution function of the reference is above
     * @param method how the p-value is found; by default exact up to 10,000 values a side
     */
    public static ConfiguredTest kolmogorovSmirnov(Alternative alternative, PValueMethod method) {
        return test(new KolmogorovSmirnov(alternative.hypothesis(), method.method()));
    }

    /** Returns the Cramer-von Mises test, exact up to 20 values a side; it needs 2 a side. */
    public static ConfiguredTest cramerVonMises() {
        return test(new CramerVonMises());
    }

    /**
     * Returns the Anderson-Darling test with mean ranks; its p-value is interpolated from 0.001 to 0.25 and a bound at
     * either end. It needs 4 values together, two of them different.
     */
    public static ConfiguredTest andersonDarling() {
        return test(new AndersonDarling());
    }

    /** Returns the Epps-Singleton test; it needs 5 values a side and a pooled quartile range above 0. */
    public static ConfiguredTest eppsSingleton() {
        return test(new EppsSingleton());
    }

    /** Returns the two-sided Mann-Whitney test, exact where one side has at most 8 values and none are tied. */
    public static ConfiguredTest mannWhitney() {
        return mannWhitney(Alternative.TWO_SIDED, PValueMethod.AUTO);
    }

    /**
     * Returns a Mann-Whitney test; the statistic is U of the reference.
     *
     * @param alternative what is asked; {@link Alternative#LESS}: values of the reference tend to be smaller
     * @param method how the p-value is found; the asymptotic law is corrected for continuity
     */
    public static ConfiguredTest mannWhitney(Alternative alternative, PValueMethod method) {
        return test(new MannWhitney(alternative.hypothesis(), method.method(), true));
    }

    /**
     * Returns Student's t test with a pooled variance, two-sided; it needs 2 values on one side and a positive variance or
     * different constants.
     */
    public static ConfiguredTest student() {
        return student(Alternative.TWO_SIDED);
    }

    /**
     * Returns Student's t test; see {@link #student()}.
     *
     * @param alternative what is asked; {@link Alternative#LESS}: the mean of the reference is the smaller one
     */
    public static ConfiguredTest student(Alternative alternative) {
        return test(new MeanDifference(true, alternative.hypothesis()));
    }

    /** Returns Welch's t test, two-sided; it needs 2 values a side and a positive variance or different constants. */
    public static ConfiguredTest welch() {
        return welch(Alternative.TWO_SIDED);
    }

    /**
     * Returns Welch's t test; see {@link #welch()}.
     *
     * @param alternative what is asked; {@link Alternative#LESS}: the mean of the reference is the smaller one
     */
    public static ConfiguredTest welch(Alternative alternative) {
        return test(new MeanDifference(false, alternative.hypothesis()));
    }
}
