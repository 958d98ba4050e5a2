package io.mlops.core.metrics.regression;

import io.mlops.core.metrics.Score;
import io.mlops.core.metrics.Sum;
import io.mlops.error.InvalidInputException;

/**
 * The loss of predicted quantiles. A pair with a number that is not finite is left out and counted. Mutable and not thread-safe.
 *
 * @see <a href="https://doi.org/10.2307/1913643">Koenker and Bassett 1978</a>
 */
public final class PinballLoss {
    private final double alpha;
    private final Sum sum = new Sum();
    private long count;
    private long rejected;

    /**
     * Makes a loss of nothing.
     *
     * @param alpha which quantile is predicted, 0 to 1
     * @throws InvalidInputException if it is outside
     */
    public PinballLoss(double alpha) {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new InvalidInputException("alpha", "must be from 0 to 1", Double.toString(alpha), "");
        }
        this.alpha = alpha;
    }

    /**
     * Adds a pair.
     *
     * @param label what came
     * @param prediction the predicted quantile
     * @return whether both are finite; else the pair is left out
     */
    public boolean add(double label, double prediction) {
        double residual = label - prediction;
        if (!Double.isFinite(residual)) {
            rejected++;
            return false;
        }
        sum.add(residual >= 0 ? alpha * residual : (alpha - 1) * residual);
        count++;
        return true;
    }

    /**
     * Adds what another one has summed.
     *
     * @param other a loss of the same quantile
     * @throws InvalidInputException if its quantile differs
     */
    public void merge(PinballLoss other) {
        if (alpha != other.alpha) {
            throw new InvalidInputException("other", "must be of quantile " + alpha, "" + other.alpha, "");
        }
        sum.add(other.sum);
        count += other.count;
        rejected += other.rejected;
    }

    /** Returns the mean loss, in the unit of the labels. */
    public Score mean() {
        return count == 0
                ? Score.insufficient("pinball", 0, rejected, "no pair of label and prediction")
                : Score.of("pinball", sum.value() / count, count, rejected);
    }
}
