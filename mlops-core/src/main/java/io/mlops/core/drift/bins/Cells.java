package io.mlops.core.drift.bins;

import io.mlops.drift.BinnedSample;
import io.mlops.drift.Binning;
import io.mlops.drift.CategoricalSample;
import io.mlops.drift.MissingPolicy;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import io.mlops.drift.SortedValues;
import io.mlops.drift.UnseenPolicy;
import java.util.Optional;

/** How two samples become counts on the same cells; immutable. */
@FunctionalInterface
public interface Cells {
    /**
     * Counts two samples of one kind, each with at least one value.
     *
     * @param reference the reference
     * @param current the current sample
     * @return the table; empty where the values have no finite range to put edges into, or the cut points of two binned
     *     samples differ
     */
    Optional<ShareTable> table(Sample reference, Sample current);

    /**
     * Returns named policies.
     *
     * @param binning the bins of numeric values
     * @param missing whether missing values are one more cell
     * @param unseen what categories that the reference lacks count as
     */
    static Cells of(Binning binning, MissingPolicy missing, UnseenPolicy unseen) {
        return (reference, current) -> {
            if (reference instanceof NumericSample then && current instanceof NumericSample now) {
                return numeric(binning, then, now).map(table -> withMissing(table, missing, then, now));
            }
            if (reference instanceof CategoricalSample then && current instanceof CategoricalSample now) {
                return Optional.of(Tables.categories(then, now, unseen, missing));
            }
            return binned(reference, current).map(table -> withMissing(table, missing, reference, current));
        };
    }

    private static Optional<ShareTable> numeric(Binning binning, NumericSample then, NumericSample now) {
        if (binning.rule() == Binning.Rule.DISTINCT_VALUES) {
            return Optional.of(Tables.distinct(then.sorted(), now.sorted()));
        }
        boolean both = binning.source() == Binning.Source.BOTH;
        if (binning.rule() != Binning.Rule.GIVEN && !(finite(then) && (!both || finite(now)))) {
            return Optional.empty();
        }
        double[] edges = both ? Edges.ofBoth(binning, then.sorted(), now.sorted()) : Edges.of(binning, then.sorted());
        return Optional.of(both ? Tables.between(then, now, edges) : Tables.betweenAndOutside(then, now, edges));
    }

    /** Returns whether all values of a sample with at least one are finite. */
    static boolean finite(NumericSample sample) {
        SortedValues sorted = sample.sorted();
        return Double.isFinite(sorted.get(0)) && Double.isFinite(sorted.get(sorted.size() - 1));
    }

    private static Optional<ShareTable> binned(Sample reference, Sample current) {
        if (reference instanceof BinnedSample then
                && current instanceof BinnedSample now
                && then.cuts().equals(now.cuts())) {
            return Optional.of(Tables.binned(then, now));
        }
        return Optional.empty();
    }

    private static ShareTable withMissing(ShareTable table, MissingPolicy policy, Sample then, Sample now) {
        boolean none = then.missing() + now.missing() == 0;
        return policy != MissingPolicy.OWN_CATEGORY || none
                ? table
                : table.plus((double) then.missing(), (double) now.missing());
    }
}
