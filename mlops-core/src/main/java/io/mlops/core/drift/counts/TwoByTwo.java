package io.mlops.core.drift.counts;

import io.mlops.core.drift.bins.Cells;
import io.mlops.core.drift.bins.ShareTable;
import io.mlops.drift.Binning;
import io.mlops.drift.MissingPolicy;
import io.mlops.drift.Sample;
import io.mlops.drift.UnseenPolicy;
import java.util.Optional;

/**
 * Successes and sizes of two samples of one binary column; the success is the category that is last by name.
 *
 * @param referenceHits successes in the reference
 * @param reference size of the reference
 * @param currentHits successes in the current sample
 * @param current size of the current sample
 */
record TwoByTwo(double referenceHits, double reference, double currentHits, double current) {
    private static final Cells CELLS = Cells.of(Binning.distinctValues(), MissingPolicy.DROP, UnseenPolicy.KEEP);

    /** Counts two samples, numeric values as categories; empty where more than two categories occur. */
    static Optional<TwoByTwo> of(Sample reference, Sample current) {
        return CELLS.table(reference, current).flatMap(TwoByTwo::of);
    }

    private static Optional<TwoByTwo> of(ShareTable table) {
        if (table.cells() > 2) {
            return Optional.empty();
        }
        int last = table.cells() - 1;
        return Optional.of(
                new TwoByTwo(table.reference(last), table.referenceSize(), table.current(last), table.currentSize()));
    }

    /** Returns whether no trial succeeds, or all do. */
    boolean constant() {
        double hits = referenceHits + currentHits;
        return hits == 0 || hits == reference + current;
    }
}
