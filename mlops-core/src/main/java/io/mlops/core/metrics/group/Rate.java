package io.mlops.core.metrics.group;

import io.mlops.core.metrics.classification.ClassCounts;

/** A share of a group's pairs, of a part or of all. */
public enum Rate {
    /** Predictions of the positive class, of all: what demographic parity compares. */
    SELECTION {
        @Override
        long part(ClassCounts c) {
            return c.truePositives() + c.falsePositives();
        }

        @Override
        long whole(ClassCounts c) {
            return c.count();
        }
    },
    /** Right predictions, of all. */
    ACCURACY {
        @Override
        long part(ClassCounts c) {
            return c.truePositives() + c.trueNegatives();
        }

        @Override
        long whole(ClassCounts c) {
            return c.count();
        }
    },
    /** Predictions of the positive class, of positive labels: what equal opportunity compares. */
    TRUE_POSITIVE {
        @Override
        long part(ClassCounts c) {
            return c.truePositives();
        }

        @Override
        long whole(ClassCounts c) {
            return c.truePositives() + c.falseNegatives();
        }
    },
    /** Predictions of the positive class, of negative labels. */
    FALSE_POSITIVE {
        @Override
        long part(ClassCounts c) {
            return c.falsePositives();
        }

        @Override
        long whole(ClassCounts c) {
            return c.falsePositives() + c.trueNegatives();
        }
    },
    /** Positive labels, of predictions of the positive class. */
    PRECISION {
        @Override
        long part(ClassCounts c) {
            return c.truePositives();
        }

        @Override
        long whole(ClassCounts c) {
            return c.truePositives() + c.falsePositives();
        }
    };

    abstract long part(ClassCounts counts);

    abstract long whole(ClassCounts counts);

    /** The share; NaN where there is nothing to divide by. */
    double of(ClassCounts counts) {
        return (double) part(counts) / whole(counts);
    }
}
