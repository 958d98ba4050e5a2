package io.mlops.core.drift.counts;

import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.Sample;
import java.util.Set;

/** A test of the shares of one of two values in two samples. */
interface ProportionMeasure extends Measure {
    /**
     * Tests counts.
     *
     * @param table both values on both sides
     */
    Measurement of(TwoByTwo table);

    @Override
    default Set<Sample.Kind> accepts() {
        return Set.of(Sample.Kind.CATEGORICAL, Sample.Kind.NUMERIC);
    }

    @Override
    default double rate() {
        return 0;
    }

    @Override
    default Measurement measure(Sample reference, Sample current) {
        return TwoByTwo.of(reference, current)
                .map(this::of)
                .orElseGet(() -> Measurement.unable("more than two categories occur"));
    }
}
