package io.mlops.core.drift.preset;

import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.Sample;
import java.util.Set;

/** A measure that refuses samples of different sizes or with missing values. */
record EqualSizes(Measure measure) implements Measure {
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
        if (reference.missing() + current.missing() > 0) {
            return Measurement.unable("this preset's test refuses missing values");
        }
        return reference.size() == current.size()
                ? measure.measure(reference, current)
                : Measurement.unable("this preset's test refuses samples of different sizes");
    }
}
