package io.mlops.core.drift.values;

import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import java.util.Set;

/** A test of the values of two samples, whose p-value does not depend on a rate. */
interface ValueTest extends Measure {
    /**
     * Tests values.
     *
     * @param reference the reference, at least one value
     * @param current the current values, at least one
     */
    Measurement of(NumericSample reference, NumericSample current);

    @Override
    default Set<Sample.Kind> accepts() {
        return Set.of(Sample.Kind.NUMERIC);
    }

    @Override
    default double rate() {
        return 0;
    }

    @Override
    default Measurement measure(Sample reference, Sample current) {
        return of((NumericSample) reference, (NumericSample) current);
    }
}
