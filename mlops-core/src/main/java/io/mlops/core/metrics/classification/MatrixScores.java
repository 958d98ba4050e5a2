package io.mlops.core.metrics.classification;

import io.mlops.core.metrics.Score;
import java.util.function.Function;

/**
 * Measures over all classes of a confusion matrix, computed when they are asked for.
 *
 * <p>A view: later additions to the matrix show.
 */
public final class MatrixScores {
    private final ConfusionMatrix matrix;

    MatrixScores(ConfusionMatrix matrix) {
        this.matrix = matrix;
    }

    /**
     * Returns the precision over all classes.
     *
     * @param averaging how classes are averaged
     * @param none what a class without predictions has
     */
    public Score precision(Averaging averaging, ZeroDivision none) {
        return average("precision", averaging, c -> c.precision(none));
    }

    /**
     * Returns the recall over all classes.
     *
     * @param averaging how classes are averaged
     * @param none what a class without labels has
     */
    public Score recall(Averaging averaging, ZeroDivision none) {
        return average("recall", averaging, c -> c.recall(none));
    }

    /**
     * Returns the F1 over all classes.
     *
     * @param averaging how classes are averaged
     * @param none what a class without labels and predictions has
     */
    public Score f1(Averaging averaging, ZeroDivision none) {
        return average("f1", averaging, c -> c.f1(none));
    }

    private Score average(String measure, Averaging averaging, Function<ClassCounts, Score> ofClass) {
        if (averaging == Averaging.MICRO) {
            long hits = matrix.hits();
            long misses = matrix.count() - hits;
            return matrix.score(
                    measure,
                    ofClass.apply(new ClassCounts(hits, misses, misses, 0))
                            .value()
                            .orElse(Double.NaN));
        }
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < matrix.classes().size(); i++) {
            ClassCounts counts = matrix.of(i);
            boolean occurs = matrix.labels(i) + matrix.predictions(i) > 0;
            double value = ofClass.apply(counts).value().orElse(Double.NaN);
            if (occurs && !Double.isNaN(value)) {
                double weight = averaging == Averaging.MACRO ? 1 : matrix.labels(i);
                sum += weight * value;
                weights += weight;
            }
        }
        return matrix.score(measure, sum / weights);
    }

    /** Returns the mean recall over the classes that have labels. */
    public Score balancedAccuracy() {
        double sum = 0;
        int present = 0;
        for (int i = 0; i < matrix.classes().size(); i++) {
            if (matrix.labels(i) > 0) {
                sum += (double) matrix.count(i, i) / matrix.labels(i);
                present++;
            }
        }
        return matrix.score("balanced-accuracy", sum / present);
    }

    /**
     * Returns the correlation of label and prediction, -1 to 1; 0 where one of them is constant, as in scikit-learn.
     *
     * @see <a href="https://doi.org/10.1016/j.compbiolchem.2004.09.006">Gorodkin 2004</a>
     */
    public Score matthews() {
        double total = matrix.count();
        double products = 0;
        double labelSquares = 0;
        double predictionSquares = 0;
        for (int i = 0; i < matrix.classes().size(); i++) {
            double labels = matrix.labels(i);
            double predictions = matrix.predictions(i);
            products += labels * predictions;
            labelSquares += labels * labels;
            predictionSquares += predictions * predictions;
        }
        double covariance = matrix.hits() * total - products;
        double spread = (total * total - predictionSquares) * (total * total - labelSquares);
        return matrix.score("matthews", spread == 0 ? 0 : covariance / Math.sqrt(spread));
    }

    /**
     * Returns Cohen's agreement beyond chance; insufficient where label and prediction are one and the same class
     * throughout.
     *
     * @param weighting how far a wrong class counts as wrong
     * @see <a href="https://doi.org/10.1177/001316446002000104">Cohen 1960</a>
     */
    public Score kappa(KappaWeighting weighting) {
        int classes = matrix.classes().size();
        double observed = 0;
        double expected = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = 0; j < classes; j++) {
                double weight = weighting.weight(i, j);
                observed += weight * matrix.count(i, j);
                expected += weight * matrix.labels(i) * matrix.predictions(j) / matrix.count();
            }
        }
        return matrix.score("kappa", 1 - observed / expected);
    }
}
