package io.mlops.core.metrics.classification;

/** How far a wrong class counts as wrong in Cohen's kappa. */
public enum KappaWeighting {
    /** Wrong is wrong. */
    NONE,
    /** By the distance of the classes in their order. */
    LINEAR,
    /** By the square of that distance. */
    QUADRATIC;

    double weight(int label, int prediction) {
        int distance = Math.abs(label - prediction);
        return switch (this) {
            case NONE -> Math.min(1, distance);
            case LINEAR -> distance;
            case QUADRATIC -> (double) distance * distance;
        };
    }
}
