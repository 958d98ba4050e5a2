package io.mlops.core.metrics.estimate;

import io.mlops.core.metrics.Score;
import io.mlops.core.metrics.classification.ClassCounts;
import io.mlops.core.metrics.classification.ConfusionMatrix;
import io.mlops.core.metrics.classification.RankedScores;
import java.util.Locale;

/** A measure of a classifier of two classes, with labels or expected without; between 0 and 1. */
public enum BinaryMeasure {
    /** Area under the receiver operating characteristic. */
    ROC_AUC {
        @Override
        double of(ExpectedCounts c) {
            return c.area();
        }

        @Override
        Score of(ClassCounts counts, RankedScores ranked) {
            return ranked.rocAuc();
        }
    },
    /** Harmonic mean of precision and recall. */
    F1 {
        @Override
        double of(ExpectedCounts c) {
            return 2 * c.hits() / (2 * c.hits() + c.falseAlarms() + c.misses());
        }

        @Override
        Score of(ClassCounts counts, RankedScores ranked) {
            return counts.f1();
        }
    },
    /** Share of predictions of the positive class that are right. */
    PRECISION {
        @Override
        double of(ExpectedCounts c) {
            return c.hits() / (c.hits() + c.falseAlarms());
        }

        @Override
        Score of(ClassCounts counts, RankedScores ranked) {
            return counts.precision();
        }
    },
    /** Share of positive labels that are found. */
    RECALL {
        @Override
        double of(ExpectedCounts c) {
            return c.hits() / (c.hits() + c.misses());
        }

        @Override
        Score of(ClassCounts counts, RankedScores ranked) {
            return counts.recall();
        }
    },
    /** Share of negative labels that are predicted so. */
    SPECIFICITY {
        @Override
        double of(ExpectedCounts c) {
            return c.rejections() / (c.rejections() + c.falseAlarms());
        }

        @Override
        Score of(ClassCounts counts, RankedScores ranked) {
            return counts.specificity();
        }
    },
    /** Share of right predictions. */
    ACCURACY {
        @Override
        double of(ExpectedCounts c) {
            return (c.hits() + c.rejections()) / c.count();
        }

        @Override
        Score of(ClassCounts counts, RankedScores ranked) {
            return counts.accuracy();
        }
    };

    abstract double of(ExpectedCounts counts);

    abstract Score of(ClassCounts counts, RankedScores ranked);

    /**
     * The measure over labelled predictions. With one class of labels only, those that compare the classes are insufficient, and those
     * of the positive class with one class of predictions only too, as NannyML has them.
     */
    Score realized(BinaryPredictions chunk) {
        ConfusionMatrix matrix = ConfusionMatrix.binary();
        boolean[] labels = new boolean[chunk.size()];
        int positives = 0;
        int predicted = 0;
        for (int i = 0; i < chunk.size(); i++) {
            labels[i] = chunk.label(i);
            positives += labels[i] ? 1 : 0;
            predicted += chunk.prediction(i) ? 1 : 0;
            matrix.add(labels[i] ? 1 : 0, chunk.prediction(i) ? 1 : 0);
        }
        if (comparesClasses() && (positives == 0 || positives == labels.length)) {
            return Score.insufficient(title(), labels.length, 0, "labels of one class only, or none");
        }
        if (ofPositives() && (predicted == 0 || predicted == labels.length)) {
            return Score.insufficient(title(), labels.length, 0, "predictions of one class only");
        }
        return of(matrix.of("1"), new RankedScores(labels, chunk.probabilities()));
    }

    private boolean ofPositives() {
        return this == F1 || this == PRECISION || this == RECALL;
    }

    private boolean comparesClasses() {
        return this == ROC_AUC || ofPositives();
    }

    /** The name in results. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
