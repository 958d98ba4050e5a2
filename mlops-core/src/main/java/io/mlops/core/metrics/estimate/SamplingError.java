package io.mlops.core.metrics.estimate;

import java.util.Arrays;

/**
 * How much a measure of a chunk varies by chance alone: a standard deviation over the reference's rows that the measure is made
 * of, over the square root of how many of them a chunk has.
 */
final class SamplingError {
    private final BinaryPredictions reference;

    SamplingError(BinaryPredictions reference) {
        this.reference = reference;
    }

    /** Times the root of the rows of a chunk. */
    double perRow(BinaryMeasure measure) {
        return switch (measure) {
            case ROC_AUC -> area();
            case F1 -> harmonic();
            case PRECISION -> right(true, false, false);
            case RECALL -> right(false, true, false);
            case SPECIFICITY -> right(false, false, true);
            case ACCURACY -> right(false, false, false);
        };
    }

    /** Of the share of right predictions among rows of a kind, or among all. */
    private double right(boolean predictedPositive, boolean labelPositive, boolean labelNegative) {
        double right = 0;
        double rows = 0;
        for (int i = 0; i < reference.size(); i++) {
            boolean label = reference.label(i);
            boolean prediction = reference.prediction(i);
            boolean counts =
                    (!predictedPositive || prediction) && (!labelPositive || label) && (!labelNegative || !label);
            rows += counts ? 1 : 0;
            right += counts && label == prediction ? 1 : 0;
        }
        double share = right / rows;
        return Math.sqrt(share * (1 - share) * reference.size() / rows);
    }

    private double harmonic() {
        double hits = 0;
        double others = 0;
        for (int i = 0; i < reference.size(); i++) {
            hits += reference.label(i) && reference.prediction(i) ? 1 : 0;
            others += reference.label(i) != reference.prediction(i) ? 1 : 0;
        }
        double share = 2 * hits / (2 * hits + others);
        // A hit counts twice in the measure, so half as many of its terms are independent.
        return Math.sqrt(2 * share * (1 - share) * reference.size() / (hits + others));
    }

    /** Deviation of the share of negatives that a positive outranks; with the rarer class as the positive one. */
    private double area() {
        int size = reference.size();
        boolean flip = 2 * reference.positives() > size;
        double[] ofPositives = new double[size];
        double[] ofNegatives = new double[size];
        int positives = 0;
        int negatives = 0;
        for (int i = 0; i < size; i++) {
            double score = reference.probabilities()[i];
            if (reference.label(i) != flip) {
                ofPositives[positives++] = flip ? -score : score;
            } else {
                ofNegatives[negatives++] = flip ? -score : score;
            }
        }
        Arrays.sort(ofPositives, 0, positives);
        Arrays.sort(ofNegatives, 0, negatives);
        int below = 0;
        double mean = 0;
        double squares = 0;
        int used = 0;
        for (int i = 0; i < positives; i++) {
            while (below < negatives && ofNegatives[below] < ofPositives[i]) {
                below++;
            }
            // NannyML leaves out a positive that has the lowest score of all.
            if (i > 0 || below > 0) {
                double outranked = (double) below / negatives;
                used++;
                double before = outranked - mean;
                mean += before / used;
                squares += before * (outranked - mean);
            }
        }
        return Math.sqrt(squares / used * size / positives);
    }
}
