package io.mlops.core.drift.counts;

import io.mlops.core.drift.bins.Cells;
import io.mlops.core.drift.bins.Filling;
import io.mlops.core.drift.bins.ShareTable;
import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.Sample;
import io.mlops.drift.ZeroFill;
import java.util.Set;

/** A {@link ShareDistance} of two samples under named policies for cells and empty cells. */
public final class DistributionDistance implements Measure {
    private final ShareDistance distance;
    private final Cells cells;
    private final ZeroFill fill;
    private final double base;

    /**
     * Makes the measure.
     *
     * @param distance the distance
     * @param cells how the samples become counts
     * @param fill what fills empty cells
     * @param base base of the logarithms of divergences, above 1
     */
    public DistributionDistance(ShareDistance distance, Cells cells, ZeroFill fill, double base) {
        this.distance = distance;
        this.cells = cells;
        this.fill = fill;
        this.base = base;
    }

    @Override
    public String method() {
        return distance.method();
    }

    @Override
    public Set<Sample.Kind> accepts() {
        return Set.of(Sample.Kind.values());
    }

    @Override
    public double rate() {
        return switch (distance) {
            case HELLINGER, TOTAL_VARIATION, L_INFINITY, JENSEN_SHANNON -> 0.5;
            case JENSEN_SHANNON_DIVERGENCE, KULLBACK_LEIBLER, POPULATION_STABILITY_INDEX -> 1;
        };
    }

    @Override
    public Measurement measure(Sample reference, Sample current) {
        return cells.table(reference, current)
                .map(table -> Measurement.distance(between(table))
                        .with(ContingencyEffect.of(table, reference.kind() == Sample.Kind.CATEGORICAL)))
                .orElseGet(() -> Measurement.unable("the values cannot be put into the same bins"));
    }

    /**
     * Returns the distance of the two columns of a table.
     *
     * @param table the counts
     */
    public double between(ShareTable table) {
        double[] then = Filling.fill(table.referenceShares(), table.referenceSize(), fill);
        double[] now = Filling.fill(table.currentShares(), table.currentSize(), fill);
        return inBase(distance.between(then, now));
    }

    private double inBase(double nats) {
        return switch (distance) {
            case JENSEN_SHANNON -> nats / Math.sqrt(Math.log(base));
            case JENSEN_SHANNON_DIVERGENCE, KULLBACK_LEIBLER, POPULATION_STABILITY_INDEX -> nats / Math.log(base);
            case HELLINGER, TOTAL_VARIATION, L_INFINITY -> nats;
        };
    }
}
