package io.mlops.core.metrics.estimate;

import io.mlops.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gradient boosting of trees with one split, by least squares: the default learner of losses.
 *
 * <p>Splits are looked for between at most 63 quantiles of an input. A missing value goes to the left. Deterministic; immutable and
 * thread-safe.
 *
 * @see <a href="https://doi.org/10.1214/aos/1013203451">Friedman 2001, algorithm 2</a>
 */
public final class BoostedStumps implements ErrorLearner {
    private static final int MOST_CUTS = 63;

    private final int rounds;
    private final double rate;

    /** Makes a learner of 100 rounds at a rate of 0.1. */
    public BoostedStumps() {
        this(100, 0.1);
    }

    /**
     * Makes a learner.
     *
     * @param rounds number of trees, 1 to 10,000
     * @param rate share of each tree that is taken, above 0, at most 1
     * @throws InvalidInputException if one is outside
     */
    public BoostedStumps(int rounds, double rate) {
        if (rounds < 1 || rounds > 10_000) {
            throw new InvalidInputException("rounds", "must be 1 to 10,000", Integer.toString(rounds), "");
        }
        if (!(rate > 0 && rate <= 1)) {
            throw new InvalidInputException("rate", "must be above 0, at most 1", Double.toString(rate), "");
        }
        this.rounds = rounds;
        this.rate = rate;
    }

    private record Stump(int input, double cut, double left, double right) {
        double of(double[] row) {
            return row[input] > cut ? right : left;
        }
    }

    @Override
    public ErrorModel fit(double[][] rows, double[] losses) {
        double base = Arrays.stream(losses).average().orElse(Double.NaN);
        double[] residuals = Arrays.stream(losses).map(loss -> loss - base).toArray();
        double[][] cuts = cuts(rows);
        byte[][] bins = bins(rows, cuts);
        List<Stump> stumps = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Stump best = best(bins, cuts, residuals);
            if (best == null) {
                break;
            }
            stumps.add(best);
            for (int i = 0; i < rows.length; i++) {
                residuals[i] -= best.of(rows[i]);
            }
        }
        List<Stump> learned = List.copyOf(stumps);
        return row -> {
            double sum = base;
            for (Stump stump : learned) {
                sum += stump.of(row);
            }
            return Math.max(0, sum);
        };
    }

    private static double[][] cuts(double[][] rows) {
        double[][] cuts = new double[rows.length == 0 ? 0 : rows[0].length][];
        for (int k = 0; k < cuts.length; k++) {
            int input = k;
            double[] sorted = Arrays.stream(rows)
                    .mapToDouble(row -> row[input])
                    .filter(x -> !Double.isNaN(x))
                    .sorted()
                    .toArray();
            double[] quantiles = new double[MOST_CUTS];
            int size = 0;
            for (int i = 1; i <= MOST_CUTS && sorted.length > 0; i++) {
                double value = sorted[(int) ((long) (sorted.length - 1) * i / (MOST_CUTS + 1))];
                if (value < sorted[sorted.length - 1] && (size == 0 || value > quantiles[size - 1])) {
                    quantiles[size++] = value;
                }
            }
            cuts[k] = Arrays.copyOf(quantiles, size);
        }
        return cuts;
    }

    private static byte[][] bins(double[][] rows, double[][] cuts) {
        byte[][] bins = new byte[cuts.length][rows.length];
        for (int k = 0; k < cuts.length; k++) {
            for (int i = 0; i < rows.length; i++) {
                byte bin = 0;
                while (bin < cuts[k].length && rows[i][k] > cuts[k][bin]) {
                    bin++;
                }
                bins[k][i] = bin;
            }
        }
        return bins;
    }

    private @Nullable Stump best(byte[][] bins, double[][] cuts, double[] residuals) {
        Stump best = null;
        double most = 0;
        for (int k = 0; k < bins.length; k++) {
            double[] sums = new double[cuts[k].length + 1];
            int[] counts = new int[cuts[k].length + 1];
            for (int i = 0; i < residuals.length; i++) {
                sums[bins[k][i]] += residuals[i];
                counts[bins[k][i]]++;
            }
            double total = Arrays.stream(sums).sum();
            double left = 0;
            int count = 0;
            for (int cut = 0; cut < cuts[k].length; cut++) {
                left += sums[cut];
                count += counts[cut];
                int others = residuals.length - count;
                double right = total - left;
                double gain = left * left / count + right * right / others;
                if (count > 0 && others > 0 && gain > most) {
                    most = gain;
                    best = new Stump(k, cuts[k][cut], rate * left / count, rate * right / others);
                }
            }
        }
        return best;
    }
}
