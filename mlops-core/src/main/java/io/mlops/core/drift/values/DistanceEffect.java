package io.mlops.core.drift.values;

import io.mlops.core.drift.bins.ShareTable;
import io.mlops.core.drift.measure.Directions;
import io.mlops.drift.Direction;
import io.mlops.drift.EffectSize;
import io.mlops.drift.SortedValues;
import java.util.Optional;

/**
 * The largest distance of two distribution functions as an effect size.
 *
 * <p>The interval holds the distance of the true functions with at least its level, for any distributions: each
 * empirical function stays within the Dvoretzky-Kiefer-Wolfowitz bound of its own.
 *
 * @see <a href="https://doi.org/10.1214/aop/1176990746">Massart 1990</a>
 */
final class DistanceEffect {
    private DistanceEffect() {}

    static Optional<EffectSize> of(double distance, SortedValues reference, SortedValues current) {
        return Optional.of(effect(distance, reference.size(), current.size(), Directions.of(reference, current)));
    }

    static Optional<EffectSize> of(double distance, ShareTable table) {
        Direction direction = Directions.ofBins(table);
        return Optional.of(effect(distance, table.referenceSize(), table.currentSize(), direction));
    }

    private static EffectSize effect(double distance, double n, double m, Direction direction) {
        double margin = bound(n) + bound(m);
        return new EffectSize(
                "ks-distance",
                distance,
                Math.max(0, distance - margin),
                Math.min(1, distance + margin),
                EffectSize.DEFAULT_LEVEL,
                direction);
    }

    /** Half of the error of the interval is left to each side. */
    private static double bound(double size) {
        return Math.sqrt(Math.log(4 / (1 - EffectSize.DEFAULT_LEVEL)) / (2 * size));
    }
}
