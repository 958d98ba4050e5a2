package io.mlops.benchmarks.stream;

import io.mlops.core.drift.stream.Detectors;
import io.mlops.drift.stream.ChangeDetector;
import io.mlops.drift.stream.Correctness;
import io.mlops.drift.stream.DetectorSpec;
import io.mlops.drift.stream.ErrorDetector;
import io.mlops.drift.stream.ValueDetector;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Change detectors on errors of rate 0.2, a value; {@link #control} keeps mean and variance of the same values. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DetectorBenchmark {
    private static final int VALUES = 1 << 16;

    /** The detector. */
    @Param({"adwin", "page-hinkley", "cusum", "ddm", "eddm", "fhddm", "hddm-a", "hddm-w", "kswin", "betting-mean"})
    public String detector = "adwin";

    private final double[] values = new double[VALUES];
    private final Correctness[] errors = new Correctness[VALUES];
    private ChangeDetector made = Detectors.of(DetectorSpec.of("adwin"));

    /** Draws the errors and makes the detector. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        // Continuous values for KSWIN, whose cost lies in sorting.
        boolean continuous = "kswin".equals(detector);
        for (int i = 0; i < VALUES; i++) {
            double drawn = random.nextDouble();
            values[i] = continuous ? drawn : drawn < 0.2 ? 1 : 0;
            errors[i] = Correctness.of(drawn >= 0.2);
        }
        made = Detectors.of(DetectorSpec.of(detector));
    }

    /** Mean and variance, by Welford's recurrence. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public double control() {
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < VALUES; i++) {
            double before = values[i] - mean;
            mean += before / (i + 1);
            squares += before * (values[i] - mean);
        }
        return squares;
    }

    /** The detector. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public long detect() {
        if (made instanceof ErrorDetector detecting) {
            for (Correctness error : errors) {
                detecting.update(error);
            }
        } else if (made instanceof ValueDetector detecting) {
            for (double value : values) {
                detecting.update(value);
            }
        }
        return made.drifts();
    }
}
