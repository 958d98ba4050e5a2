package io.mlops.core.drift.counts;

import io.mlops.core.drift.bins.Cells;
import io.mlops.core.drift.bins.ShareTable;
import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.Sample;
import java.util.Set;

/** A test of the counts of two samples on the same cells, whose p-value does not depend on a rate. */
interface TableMeasure extends Measure {
    /** Returns how the samples become counts. */
    Cells cells();

    /**
     * Tests counts.
     *
     * @param table the counts
     * @param categories whether they are of categories, not of bins of numbers
     */
    Measurement of(ShareTable table, boolean categories);

    @Override
    default Set<Sample.Kind> accepts() {
        return Set.of(Sample.Kind.values());
    }

    @Override
    default double rate() {
        return 0;
    }

    @Override
    default Measurement measure(Sample reference, Sample current) {
        boolean categories = reference.kind() == Sample.Kind.CATEGORICAL;
        return cells().table(reference, current)
                .map(table -> of(table, categories))
                .orElseGet(() -> Measurement.unable("the values cannot be put into the same bins"));
    }
}
