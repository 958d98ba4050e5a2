package io.mlops.core.drift.preset;

import io.mlops.core.drift.bins.Cells;
import io.mlops.core.drift.bins.Edges;
import io.mlops.core.drift.bins.Extent;
import io.mlops.core.drift.bins.ShareTable;
import io.mlops.core.drift.bins.Tables;
import io.mlops.drift.Binning;
import io.mlops.drift.CategoricalSample;
import io.mlops.drift.MissingPolicy;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import io.mlops.drift.SortedValues;
import io.mlops.drift.UnseenPolicy;
import java.util.Optional;

/**
 * The bins of Evidently 0.7: Sturges' over both sides where the reference has more than 20 different values, else one
 * bin for each value. Missing values count in the size and in no bin.
 */
final class EvidentlyCells {
    private static final int MOST_VALUES = 20;

    /** The bins of all distances but Hellinger. */
    static final Cells BINS = EvidentlyCells::bins;

    private EvidentlyCells() {}

    private static Optional<ShareTable> bins(Sample reference, Sample current) {
        if (!(reference instanceof NumericSample then && current instanceof NumericSample now)) {
            return categories(reference, current);
        }
        if (then.sorted().distinct() <= MOST_VALUES) {
            return Optional.of(sized(Tables.distinct(then.sorted(), now.sorted()), then, now));
        }
        if (!range(then) || !range(now)) {
            return Optional.empty();
        }
        Binning sturges = Binning.sturges(Binning.Source.BOTH);
        return Optional.of(Tables.between(then, now, Edges.ofBoth(sturges, then.sorted(), now.sorted())));
    }

    /**
     * Returns the bins of the Hellinger distance: Sturges' rule on the set of different values. NumPy 2 makes bins of
     * whole numbers at least 1 wide.
     */
    static Cells of(double leastWidth) {
        return (reference, current) -> {
            if (!(reference instanceof NumericSample then && current instanceof NumericSample now)) {
                return present(reference, current);
            }
            if (!Cells.finite(then) || !Cells.finite(now)) {
                return Optional.empty();
            }
            double values = Tables.distinct(then.sorted(), now.sorted()).cells();
            Extent both = Extent.ofBoth(then.sorted(), now.sorted());
            double[] edges = Edges.sturges(new Extent(both.low(), both.high(), values), leastWidth);
            return Optional.of(Tables.between(then, now, edges));
        };
    }

    private static boolean range(NumericSample sample) {
        SortedValues sorted = sample.sorted();
        return sample.missing() == 0 && sorted.size() > 0 && Cells.finite(sample);
    }

    private static Optional<ShareTable> present(Sample reference, Sample current) {
        return Cells.of(Binning.distinctValues(), MissingPolicy.DROP, UnseenPolicy.KEEP)
                .table(reference, current);
    }

    private static Optional<ShareTable> categories(Sample reference, Sample current) {
        if (reference instanceof CategoricalSample then && current instanceof CategoricalSample now) {
            return present(then, now).map(table -> sized(table, then, now));
        }
        return present(reference, current);
    }

    private static ShareTable sized(ShareTable table, Sample then, Sample now) {
        return table.sized((double) then.size() + then.missing(), (double) now.size() + now.missing());
    }
}
