package io.mlops.core.drift.preset;

import io.mlops.core.drift.measure.Measure;
import io.mlops.core.drift.measure.Measurement;
import io.mlops.drift.Sample;
import java.util.Set;

/**
 * A measure that fails where the reproduced library does.
 *
 * @param measure the measure
 * @param fault when it fails
 */
record Faulty(Measure measure, Fault fault) implements Measure {
    /** The largest size at which Evidently takes the exact law of Cramer and von Mises. */
    private static final long EXACT_UP_TO = 20;

    /** When a library fails. */
    @FunctionalInterface
    interface Fault {
        /** Returns why it fails, empty where it does not. */
        String of(Sample reference, Sample current);
    }

    /** Refuses samples of different sizes or with missing values. */
    static Faulty unlessOfOneSize(Measure measure) {
        return new Faulty(measure, (then, now) -> {
            if (then.missing() + now.missing() > 0) {
                return "this preset's test refuses missing values";
            }
            return then.size() == now.size() ? "" : "this preset's test refuses samples of different sizes";
        });
    }

    /** Refuses small samples whose statistic counts further than there are orders of the values: its table then overflows. */
    static Faulty whereTheTableOverflows(Measure measure) {
        return new Faulty(measure, (then, now) -> {
            boolean exact = Math.max(then.size(), now.size()) <= EXACT_UP_TO;
            return exact && overflows(then.size(), now.size()) ? "the reproduced library fails at these sizes" : "";
        });
    }

    private static boolean overflows(long n, long m) {
        long multiple = n;
        while (multiple % m != 0) {
            multiple += n;
        }
        double orders = 1;
        for (long i = 1; i <= n; i++) {
            orders *= (double) (m + i) / i;
        }
        return multiple * multiple * (n + m) >= Math.rint(orders);
    }

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
        String reason = fault.of(reference, current);
        return reason.isEmpty() ? measure.measure(reference, current) : Measurement.unable(reason);
    }
}
