package io.mlops.core.drift.values;

import io.mlops.core.drift.measure.Directions;
import io.mlops.drift.EffectSize;
import io.mlops.drift.NumericSample;
import io.mlops.drift.SortedValues;
import java.util.Optional;

/**
 * Probability of superiority: that a current value is above one of the reference, ties counted half.
 *
 * <p>Its interval comes from the score equation with a pooled variance, and stays within 0 to 1 also at the ends.
 *
 * @see <a href="https://doi.org/10.1002/sim.2324">Newcombe 2006, method 5</a>
 */
final class RankEffect {
    private static final double Z = 1.959963984540054;
    private static final int HALVINGS = 60;

    private RankEffect() {}

    static Optional<EffectSize> of(NumericSample reference, NumericSample current) {
        return of(Ranks.of(reference.sorted(), current.sorted()), reference.sorted(), current.sorted());
    }

    static Optional<EffectSize> of(Ranks ranks, SortedValues reference, SortedValues current) {
        double n = reference.size();
        double m = current.size();
        double superiority = 1 - (ranks.rankSum() - n * (n + 1) / 2) / (n * m);
        return Optional.of(new EffectSize(
                "probability-of-superiority",
                superiority,
                Math.min(superiority, limit(superiority, 0, n, m)),
                Math.max(superiority, limit(superiority, 1, n, m)),
                EffectSize.DEFAULT_LEVEL,
                Directions.of(reference, current)));
    }

    private static double limit(double estimate, double end, double n, double m) {
        double inside = estimate;
        double outside = end;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (inside + outside) / 2;
            if (Math.abs(estimate - middle) <= Z * deviation(middle, n, m)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }

    private static double deviation(double theta, double n, double m) {
        double pairs = (n + m) / 2 - 1;
        double shape = (1 - theta) / (2 - theta) + theta / (1 + theta);
        return Math.sqrt(theta * (1 - theta) * (1 + pairs * shape) / (n * m));
    }
}
