package io.mlops.core.metrics.estimate;

import io.mlops.core.metrics.Score;
import io.mlops.core.metrics.regression.RegressionErrors;
import java.util.Locale;

/** A measure of a regression as the mean of a loss of each prediction, or its root; not negative. */
public enum RegressionMeasure {
    /** Mean absolute error. */
    MAE(false) {
        @Override
        double loss(double label, double prediction) {
            return Math.abs(label - prediction);
        }

        @Override
        Score of(RegressionErrors errors) {
            return errors.meanAbsoluteError();
        }
    },
    /** Mean absolute error as a share of the label. */
    MAPE(false) {
        @Override
        double loss(double label, double prediction) {
            return Math.abs(label - prediction) / Math.max(Math.abs(label), Math.ulp(1.0));
        }

        @Override
        Score of(RegressionErrors errors) {
            return errors.meanAbsolutePercentageError();
        }
    },
    /** Mean squared error. */
    MSE(false) {
        @Override
        double loss(double label, double prediction) {
            return (label - prediction) * (label - prediction);
        }

        @Override
        Score of(RegressionErrors errors) {
            return errors.meanSquaredError();
        }
    },
    /** Mean squared difference of ln(1 + x). */
    MSLE(false) {
        @Override
        double loss(double label, double prediction) {
            double difference = Math.log1p(label) - Math.log1p(prediction);
            return difference * difference;
        }

        @Override
        Score of(RegressionErrors errors) {
            return errors.meanSquaredLogError();
        }
    },
    /** Root of the mean squared error. */
    RMSE(true) {
        @Override
        double loss(double label, double prediction) {
            return MSE.loss(label, prediction);
        }

        @Override
        Score of(RegressionErrors errors) {
            return errors.rootMeanSquaredError();
        }
    },
    /** Root of the mean squared difference of ln(1 + x). */
    RMSLE(true) {
        @Override
        double loss(double label, double prediction) {
            return MSLE.loss(label, prediction);
        }

        @Override
        Score of(RegressionErrors errors) {
            return errors.rootMeanSquaredLogError();
        }
    };

    private final boolean root;

    RegressionMeasure(boolean root) {
        this.root = root;
    }

    abstract double loss(double label, double prediction);

    abstract Score of(RegressionErrors errors);

    /** The measure that a mean loss amounts to. */
    double ofMeanLoss(double mean) {
        return root ? Math.sqrt(Math.max(0, mean)) : mean;
    }

    /** Standard deviation by chance of the measure, times the root of the rows of a chunk; of a root by its derivative. */
    double samplingError(double[] losses) {
        double sum = 0;
        for (double loss : losses) {
            sum += loss;
        }
        double mean = sum / losses.length;
        double squares = 0;
        for (double loss : losses) {
            squares += (loss - mean) * (loss - mean);
        }
        double error = Math.sqrt(squares / losses.length);
        return root ? error / (2 * Math.sqrt(mean)) : error;
    }

    /** The name in results. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
