package io.mlops.core.metrics.regression;

import io.mlops.core.metrics.Score;
import io.mlops.core.metrics.Sum;

/**
 * Errors of numeric predictions, from sums.
 *
 * <p>A pair with a number that is not finite is left out and counted. Mutable and not thread-safe; {@link #merge} adds up what
 * several threads or processes have summed.
 */
public final class RegressionErrors {
    /** The least magnitude that a label is divided by: the distance of 1 to the next double, as in scikit-learn. */
    private static final double LEAST_DIVISOR = Math.ulp(1.0);

    private final Sum absolute = new Sum();
    private final Sum relative = new Sum();
    private final Sum logarithmic = new Sum();
    private final Spread labels = new Spread();
    private final Spread residuals = new Spread();
    private final Sum squares = new Sum();
    private double largest;
    private boolean belowLogarithm;
    private long rejected;

    /** Makes errors of nothing. */
    public RegressionErrors() {}

    /**
     * Adds a pair.
     *
     * @param label what came
     * @param prediction what was predicted
     * @return whether both are finite; else the pair is left out
     */
    public boolean add(double label, double prediction) {
        double residual = label - prediction;
        if (!Double.isFinite(label) || !Double.isFinite(prediction) || !Double.isFinite(residual)) {
            rejected++;
            return false;
        }
        double error = Math.abs(residual);
        absolute.add(error);
        squares.add(residual * residual);
        relative.add(error / Math.max(Math.abs(label), LEAST_DIVISOR));
        largest = Math.max(largest, error);
        labels.add(label);
        residuals.add(residual);
        if (label > -1 && prediction > -1) {
            double logarithm = Math.log1p(label) - Math.log1p(prediction);
            logarithmic.add(logarithm * logarithm);
        } else {
            belowLogarithm = true;
        }
        return true;
    }

    /**
     * Adds what another one has summed.
     *
     * @param other the others, which stay as they are
     */
    public void merge(RegressionErrors other) {
        absolute.add(other.absolute);
        relative.add(other.relative);
        logarithmic.add(other.logarithmic);
        squares.add(other.squares);
        labels.merge(other.labels);
        residuals.merge(other.residuals);
        largest = Math.max(largest, other.largest);
        belowLogarithm |= other.belowLogarithm;
        rejected += other.rejected;
    }

    /** Returns the pairs that were used. */
    public long count() {
        return labels.count();
    }

    /** Returns the mean absolute error, in the unit of the labels. */
    public Score meanAbsoluteError() {
        return score("mae", absolute.value() / count());
    }

    /** Returns the mean squared error, in the squared unit of the labels. */
    public Score meanSquaredError() {
        return score("mse", squares.value() / count());
    }

    /** Returns the root of the mean squared error, in the unit of the labels. */
    public Score rootMeanSquaredError() {
        return score("rmse", Math.sqrt(squares.value() / count()));
    }

    /** Returns the mean absolute error as a share of the label, not in percent; huge where a label is 0. */
    public Score meanAbsolutePercentageError() {
        return score("mape", relative.value() / count());
    }

    /** Returns the mean squared difference of ln(1 + x); insufficient where a number is -1 or less. */
    public Score meanSquaredLogError() {
        return score("msle", belowLogarithm ? Double.NaN : logarithmic.value() / count());
    }

    /** Returns the root of {@link #meanSquaredLogError()}. */
    public Score rootMeanSquaredLogError() {
        return score("rmsle", belowLogarithm ? Double.NaN : Math.sqrt(logarithmic.value() / count()));
    }

    /** Returns the largest absolute error. */
    public Score maxError() {
        return score("max-error", largest);
    }

    /**
     * Returns the share of the labels' variance that the predictions explain, at most 1; insufficient with fewer than two
     * pairs. Of constant labels 1 where the predictions are right, else 0, as in scikit-learn.
     */
    public Score r2() {
        return share("r2", squares.value());
    }

    /** Returns as {@link #r2()}, a constant error forgiven. */
    public Score explainedVariance() {
        return share("explained-variance", residuals.squares());
    }

    private Score share(String measure, double left) {
        if (count() < 2) {
            return Score.insufficient(measure, count(), rejected, "fewer than two pairs");
        }
        double whole = labels.squares();
        return score(measure, whole == 0 ? (left == 0 ? 1 : 0) : 1 - left / whole);
    }

    private Score score(String measure, double value) {
        return count() == 0
                ? Score.insufficient(measure, 0, rejected, "no pair of label and prediction")
                : Score.of(measure, value, count(), rejected);
    }
}
