package io.mlops.core.drift;

import io.mlops.drift.Correction;
import io.mlops.error.InvalidInputException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Corrects p-values for there being several. */
public final class PValues {
    private PValues() {}

    /**
     * Returns adjusted p-values: each is significant at a level exactly when the corrected procedure rejects it there.
     *
     * @param correction the procedure
     * @param pValues the p-values, each 0 to 1; may be empty
     * @return the adjusted p-values in the same order, each at most 1
     * @throws InvalidInputException if one is NaN or outside 0 to 1
     * @see <a href="https://doi.org/10.1002/sim.4780090710">Wright 1992, on adjusted p-values</a>
     */
    public static List<Double> adjust(Correction correction, List<Double> pValues) {
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new InvalidInputException(
                        "pValues", "must be between 0 and 1", Double.toString(p), "leave out what has no p-value");
            }
        }
        int[] order = IntStream.range(0, pValues.size())
                .boxed()
                .sorted(Comparator.comparing(pValues::get))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[order.length];
        switch (correction) {
            case NONE, BONFERRONI, SIDAK -> singleStep(correction, pValues, adjusted);
            case HOLM, HOLM_SIDAK -> stepDown(correction, order, pValues, adjusted);
            case HOCHBERG -> hochberg(order, pValues, adjusted);
            case HOMMEL -> hommel(order, pValues, adjusted);
            case BENJAMINI_HOCHBERG -> stepUp(order, pValues, adjusted, order.length);
            case BENJAMINI_YEKUTIELI -> stepUp(order, pValues, adjusted, order.length * harmonic(order.length));
        }
        return Arrays.stream(adjusted).boxed().toList();
    }

    private static void singleStep(Correction correction, List<Double> pValues, double[] adjusted) {
        int size = adjusted.length;
        for (int i = 0; i < size; i++) {
            double p = pValues.get(i);
            adjusted[i] = switch (correction) {
                case BONFERRONI -> Math.min(1, p * size);
                case SIDAK -> anyOf(size, p);
                default -> p;
            };
        }
    }

    /** For each number of hypotheses taken for true, the least level at which the largest p-values reject them all. */
    private static void hommel(int[] order, List<Double> pValues, double[] adjusted) {
        int size = order.length;
        for (int i = 0; i < size; i++) {
            adjusted[i] = pValues.get(i);
        }
        for (int held = size; held > 1; held--) {
            double level = 1;
            for (int i = 1; i <= held; i++) {
                level = Math.min(level, held * pValues.get(order[size - held + i - 1]) / i);
            }
            for (int rank = 0; rank < size; rank++) {
                int column = order[rank];
                double bound = rank < size - held ? Math.min(level, held * pValues.get(column)) : level;
                adjusted[column] = Math.max(adjusted[column], bound);
            }
        }
    }

    /** The probability that at least one of so many independent events of one probability happens. */
    private static double anyOf(int events, double p) {
        return -Math.expm1(events * Math.log1p(-p));
    }

    private static void stepDown(Correction correction, int[] order, List<Double> pValues, double[] adjusted) {
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            int left = order.length - rank;
            double p = pValues.get(order[rank]);
            largest = Math.max(largest, correction == Correction.HOLM ? left * p : anyOf(left, p));
            adjusted[order[rank]] = Math.min(1, largest);
        }
    }

    private static void hochberg(int[] order, List<Double> pValues, double[] adjusted) {
        double least = 1;
        for (int rank = order.length - 1; rank >= 0; rank--) {
            least = Math.min(least, (order.length - rank) * pValues.get(order[rank]));
            adjusted[order[rank]] = least;
        }
    }

    private static void stepUp(int[] order, List<Double> pValues, double[] adjusted, double factor) {
        double least = 1;
        for (int rank = order.length - 1; rank >= 0; rank--) {
            least = Math.min(least, factor / (rank + 1) * pValues.get(order[rank]));
            adjusted[order[rank]] = least;
        }
    }

    private static double harmonic(int size) {
        double sum = 0;
        for (int i = 1; i <= size; i++) {
            sum += 1.0 / i;
        }
        return sum;
    }
}
