package io.mlops.core.drift.multivariate;

import io.mlops.core.drift.MeanShift;
import io.mlops.core.drift.VectorSample;
import io.mlops.core.metrics.Score;
import io.mlops.drift.DriftTest;
import io.mlops.drift.NumericSample;
import io.mlops.drift.TestResult;
import io.mlops.drift.Verdict;

/**
 * Drift of embeddings: how far the mean moved, and in which share of components a test sees drift.
 *
 * <p>Immutable; thread-safe where the test is.
 */
public final class EmbeddingDrift {
    private final VectorSample reference;
    private final DriftTest test;

    /**
     * Takes a reference.
     *
     * @param reference n rows x k components
     * @param test the test of one component
     */
    public EmbeddingDrift(VectorSample reference, DriftTest test) {
        this.reference = reference;
        this.test = test;
    }

    /**
     * Returns the distance of the means.
     *
     * @param current rows of as many components
     * @param shift which distance
     * @return the distance; insufficient where a side is empty, or a cosine is asked for and a mean is the origin
     * @throws io.mlops.error.InvalidInputException if the numbers of components differ
     */
    public Score distance(VectorSample current, MeanShift shift) {
        return current.size() == 0
                ? Score.insufficient("mean-shift", 0, current.missing(), "no row")
                : Score.of("mean-shift", shift.of(reference, current), current.size(), current.missing());
    }

    /**
     * Returns the share of components in which the test sees drift, among those that it can judge.
     *
     * @param current rows of as many components
     * @return the share, 0 to 1; insufficient where it can judge none
     * @throws io.mlops.error.InvalidInputException if the numbers of components differ
     */
    public Score driftedShare(VectorSample current) {
        if (current.size() == 0) {
            return Score.insufficient("drifted-components", 0, current.missing(), "no row");
        }
        // Checks the numbers of components by the same rule.
        MeanShift.EUCLIDEAN.of(reference, current);
        int drifted = 0;
        int judged = 0;
        for (int k = 0; k < reference.components(); k++) {
            TestResult result = test.test(component(reference, k), component(current, k));
            judged += result.verdict().conclusive() ? 1 : 0;
            drifted += result.verdict() == Verdict.DRIFTED ? 1 : 0;
        }
        return judged == 0
                ? Score.insufficient("drifted-components", 0, current.missing(), "no component that can be judged")
                : Score.of("drifted-components", (double) drifted / judged, current.size(), current.missing());
    }

    private static NumericSample component(VectorSample sample, int component) {
        double[] values = new double[sample.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = sample.value(i, component);
        }
        return NumericSample.of(values);
    }
}
