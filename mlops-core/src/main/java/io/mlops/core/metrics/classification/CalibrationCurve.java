package io.mlops.core.metrics.classification;

import io.mlops.core.metrics.Score;
import io.mlops.core.metrics.Sum;
import io.mlops.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How often the positive class came where it was predicted with some probability.
 *
 * <p>A streaming count over bins: of equal width, or between given edges such as {@link #quantileEdges}. Probabilities outside
 * 0 to 1 are left out and counted. Mutable and not thread-safe.
 */
public final class CalibrationCurve {
    private static final int MOST_BINS = 10_000;

    private final double[] inner;
    private final long[] counts;
    private final Sum[] positives;
    private final Sum[] probabilities;
    private long count;
    private long rejected;

    /**
     * One bin that is not empty.
     *
     * @param meanProbability mean predicted probability, 0 to 1
     * @param shareOfPositives share of labels of the positive class, 0 to 1
     * @param count predictions in the bin
     */
    public record Point(double meanProbability, double shareOfPositives, long count) {}

    /**
     * Makes an empty curve.
     *
     * @param edges edges of the bins, ascending, at least two; a probability on an edge belongs to the bin below
     * @throws InvalidInputException if they are not
     */
    public CalibrationCurve(double... edges) {
        if (edges.length < 2 || edges.length > MOST_BINS + 1) {
            throw new InvalidInputException(
                    "edges", "must be 2 to " + (MOST_BINS + 1), Integer.toString(edges.length), "");
        }
        for (int i = 1; i < edges.length; i++) {
            if (!(edges[i - 1] <= edges[i])) {
                throw new InvalidInputException("edges", "must ascend", edges[i - 1] + ", " + edges[i], "");
            }
        }
        this.inner = Arrays.copyOfRange(edges, 1, edges.length - 1);
        int bins = edges.length - 1;
        this.counts = new long[bins];
        this.positives = new Sum[bins];
        this.probabilities = new Sum[bins];
        Arrays.setAll(positives, i -> new Sum());
        Arrays.setAll(probabilities, i -> new Sum());
    }

    /**
     * Returns an empty curve of bins of equal width.
     *
     * @param bins number of bins, 1 to 10,000
     * @throws InvalidInputException if it is outside
     */
    public static CalibrationCurve uniform(int bins) {
        requireBins(bins);
        double[] edges = new double[bins + 1];
        double width = 1.0 / bins;
        Arrays.setAll(edges, i -> i == bins ? 1 : i * width);
        return new CalibrationCurve(edges);
    }

    /**
     * Returns edges between which about as many probabilities lie, by linear interpolation.
     *
     * @param values the probabilities, not empty, none of them NaN
     * @param bins number of bins, 1 to 10,000
     * @throws InvalidInputException if it is outside, or there is no probability
     */
    public static double[] quantileEdges(double[] values, int bins) {
        requireBins(bins);
        if (values.length == 0) {
            throw new InvalidInputException("values", "must not be empty", "0 values", "");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] edges = new double[bins + 1];
        double width = 1.0 / bins;
        for (int i = 0; i <= bins; i++) {
            // By way of percent, as NumPy does: the last digit decides on which side of an edge a value lies.
            double position = (i == bins ? 1 : i * width * 100 / 100) * (sorted.length - 1);
            int below = (int) position;
            double above = sorted[Math.min(below + 1, sorted.length - 1)];
            double share = position - below;
            double step = above - sorted[below];
            edges[i] = share < 0.5 ? sorted[below] + share * step : above - (1 - share) * step;
        }
        return edges;
    }

    private static void requireBins(int bins) {
        if (bins < 1 || bins > MOST_BINS) {
            throw new InvalidInputException("bins", "must be 1 to " + MOST_BINS, Integer.toString(bins), "");
        }
    }

    /**
     * Adds a prediction.
     *
     * @param positive whether the label is the positive class
     * @param probability its predicted probability, 0 to 1
     * @return whether it could be judged; else it is left out
     */
    public boolean add(boolean positive, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            rejected++;
            return false;
        }
        int bin = 0;
        int high = inner.length;
        while (bin < high) {
            int middle = (bin + high) >>> 1;
            if (inner[middle] < probability) {
                bin = middle + 1;
            } else {
                high = middle;
            }
        }
        counts[bin]++;
        positives[bin].add(positive ? 1 : 0);
        probabilities[bin].add(probability);
        count++;
        return true;
    }

    /**
     * Adds what another curve counted.
     *
     * @param other a curve with the same edges
     * @throws InvalidInputException if its edges differ
     */
    public void merge(CalibrationCurve other) {
        if (!Arrays.equals(inner, other.inner)) {
            throw new InvalidInputException("other", "must have the same edges", "others", "");
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
            positives[i].add(other.positives[i]);
            probabilities[i].add(other.probabilities[i]);
        }
        count += other.count;
        rejected += other.rejected;
    }

    /** Returns the bins that are not empty, by ascending probability. */
    public List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                points.add(
                        new Point(probabilities[i].value() / counts[i], positives[i].value() / counts[i], counts[i]));
            }
        }
        return points;
    }

    /**
     * Returns the mean distance of predicted probability and share of positives, weighted by the counts of the bins, 0 to 1.
     *
     * @see <a href="https://doi.org/10.1609/aaai.v29i1.9602">Naeini et al. 2015</a>
     */
    public Score expectedError() {
        double sum = 0;
        for (Point point : points()) {
            sum += point.count() * Math.abs(point.meanProbability() - point.shareOfPositives());
        }
        return count == 0
                ? Score.insufficient("expected-calibration-error", 0, rejected, "no prediction")
                : Score.of("expected-calibration-error", sum / count, count, rejected);
    }
}
