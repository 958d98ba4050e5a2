package io.mlops.core.metrics.estimate;

import io.mlops.core.metrics.classification.IsotonicRegression;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Whether calibration would lower the expected calibration error, over random splits that keep the share of positives. */
final class CalibrationCheck {
    private static final int SPLITS = 10;
    private static final int BINS = 10;
    private static final double HELD_OUT = 0.1;
    private static final long SEED = 42;

    private final BinaryPredictions reference;

    CalibrationCheck(BinaryPredictions reference) {
        this.reference = reference;
    }

    boolean helps() {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] positives = rows(true);
        int[] negatives = rows(false);
        double before = 0;
        double after = 0;
        for (int split = 0; split < SPLITS; split++) {
            int heldPositives = shuffle(positives, random);
            int heldNegatives = shuffle(negatives, random);
            int[] fitted = IntStream.concat(
                            Arrays.stream(positives, heldPositives, positives.length),
                            Arrays.stream(negatives, heldNegatives, negatives.length))
                    .toArray();
            int[] held = IntStream.concat(
                            Arrays.stream(positives, 0, heldPositives), Arrays.stream(negatives, 0, heldNegatives))
                    .toArray();
            before += error(held, p -> p);
            after += error(held, fit(fitted)::at);
        }
        return after < before;
    }

    private int[] rows(boolean label) {
        return IntStream.range(0, reference.size())
                .filter(i -> reference.label(i) == label)
                .toArray();
    }

    /** Shuffles rows and returns how many of them are held out. */
    private static int shuffle(int[] rows, SplittableRandom random) {
        for (int i = rows.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
        return (int) Math.ceil(rows.length * HELD_OUT);
    }

    IsotonicRegression fit(int[] rows) {
        double[] x = Arrays.stream(rows)
                .mapToDouble(i -> reference.probabilities()[i])
                .toArray();
        double[] y =
                Arrays.stream(rows).mapToDouble(i -> reference.label(i) ? 1 : 0).toArray();
        return IsotonicRegression.fit(x, y);
    }

    /** Over bins of as many rows each, in the order of the probabilities. */
    private double error(int[] rows, DoubleUnaryOperator calibration) {
        int[] sorted = Arrays.stream(rows)
                .boxed()
                .sorted((a, b) ->
                        Double.compare(reference.probabilities()[a], reference.probabilities()[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int to = (int) ((long) sorted.length * (bin + 1) / BINS);
            double difference = 0;
            for (int i = (int) ((long) sorted.length * bin / BINS); i < to; i++) {
                double probability = calibration.applyAsDouble(reference.probabilities()[sorted[i]]);
                difference += probability - (reference.label(sorted[i]) ? 1 : 0);
            }
            sum += Math.abs(difference);
        }
        return sum / sorted.length;
    }
}
