package io.mlops.core.drift.counts;

import io.mlops.core.drift.bins.ShareTable;
import io.mlops.core.drift.law.NoncentralChiSquare;
import io.mlops.core.drift.measure.Directions;
import io.mlops.drift.Direction;
import io.mlops.drift.EffectSize;
import java.util.Optional;

/**
 * Cramer's V of a table of two samples, with the interval of the non-central chi-square law.
 *
 * @see <a href="https://doi.org/10.4135/9781412983761">Smithson 2003, chapter 4</a>
 */
final class ContingencyEffect {
    private ContingencyEffect() {}

    static Optional<EffectSize> of(ShareTable table, boolean categories) {
        double chiSquare = ChiSquare.homogeneity(table, false);
        int freedom = ChiSquare.degreesOfFreedom(table);
        if (freedom < 1 || !Double.isFinite(chiSquare)) {
            return Optional.empty();
        }
        double size = table.referenceSize() + table.currentSize();
        double tail = (1 - EffectSize.DEFAULT_LEVEL) / 2;
        double v = Math.min(1, Math.sqrt(chiSquare / size));
        double low = Math.sqrt(NoncentralChiSquare.noncentrality(chiSquare, freedom, 1 - tail) / size);
        double high = Math.sqrt(NoncentralChiSquare.noncentrality(chiSquare, freedom, tail) / size);
        Direction direction = categories ? Directions.ofCategories(table) : Directions.ofBins(table);
        return Optional.of(new EffectSize(
                "cramers-v", v, Math.min(v, low), Math.max(v, Math.min(1, high)), EffectSize.DEFAULT_LEVEL, direction));
    }
}
