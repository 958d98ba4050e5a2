package io.mlops.core.drift.preset;

import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.Sample;
import java.util.Set;

/** A measure that fails where both samples are smaller than a size, as the reproduced library does. */
record FromSize(Measure measure, long size) implements Measure {
    @Override
    public String method() {
        return measure.method();
    }

    @Override
    public Set<Sample.Kind> accepts() {
        return measure.accepts();
    }

    @Override
    public double rate() {
        return measure.rate();
    }

    @Override
    public Measurement measure(Sample reference, Sample current) {
        return Math.max(reference.size(), current.size()) >= size
                ? measure.measure(reference, current)
                : Measurement.unable("the reproduced library fails where neither side has " + size + " values");
    }
}
