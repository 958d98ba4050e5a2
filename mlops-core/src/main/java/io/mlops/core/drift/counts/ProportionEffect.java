package io.mlops.core.drift.counts;

import io.mlops.drift.Direction;
import io.mlops.drift.EffectSize;
import java.util.Optional;

/**
 * Difference of two proportions, current less reference, with the hybrid score interval.
 *
 * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">Newcombe 1998,
 *     method 10</a>
 */
final class ProportionEffect {
    private static final double Z = 1.959963984540054;

    private ProportionEffect() {}

    static Optional<EffectSize> of(TwoByTwo table) {
        double then = table.referenceHits() / table.reference();
        double now = table.currentHits() / table.current();
        double difference = now - then;
        double below = Math.hypot(now - wilson(now, table.current(), -1), wilson(then, table.reference(), 1) - then);
        double above = Math.hypot(wilson(now, table.current(), 1) - now, then - wilson(then, table.reference(), -1));
        Direction direction = difference > 0 ? Direction.UP : difference < 0 ? Direction.DOWN : Direction.NONE;
        return Optional.of(new EffectSize(
                "difference-of-proportions",
                difference,
                Math.max(-1, difference - below),
                Math.min(1, difference + above),
                EffectSize.DEFAULT_LEVEL,
                direction));
    }

    /** One end of the score interval of a proportion (Wilson 1927). */
    private static double wilson(double share, double size, int side) {
        double square = Z * Z / size;
        double middle = share + square / 2;
        double margin = Z * Math.sqrt(share * (1 - share) / size + square / (4 * size));
        return (middle + side * margin) / (1 + square);
    }
}
