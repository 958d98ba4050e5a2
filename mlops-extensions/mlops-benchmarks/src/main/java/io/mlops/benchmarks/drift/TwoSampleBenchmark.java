package io.mlops.benchmarks.drift;

import io.mlops.core.drift.Distances;
import io.mlops.core.drift.NumericTests;
import io.mlops.drift.DriftTest;
import io.mlops.drift.NumericSample;
import io.mlops.drift.TestResult;
import io.mlops.drift.Threshold;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Two-sample tests of n values a side, from unsorted arrays; {@link #control} sorts copies of both with the JDK and merges
 * them once.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TwoSampleBenchmark {
    /** Values a side. */
    @Param({"1000000"})
    public int size;

    private double[] reference = {};
    private double[] current = {};
    private DriftTest.Prepared prepared = NumericTests.kolmogorovSmirnov().prepare(NumericSample.of());

    /** Draws two samples that differ slightly. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        reference = new double[size];
        current = new double[size];
        Arrays.setAll(reference, i -> random.nextGaussian());
        Arrays.setAll(current, i -> 0.01 + random.nextGaussian());
        NumericSample sample = NumericSample.of(reference);
        prepared = NumericTests.kolmogorovSmirnov().prepare(sample);
        prepared.test(NumericSample.of(1, 2, 3));
    }

    /** Two library sorts and a merge. */
    @Benchmark
    public double control() {
        double[] x = reference.clone();
        double[] y = current.clone();
        Arrays.sort(x);
        Arrays.sort(y);
        int i = 0;
        int j = 0;
        double largest = 0;
        while (i < x.length && j < y.length) {
            if (x[i] <= y[j]) {
                i++;
            } else {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / x.length - (double) j / y.length));
        }
        return largest;
    }

    /** Kolmogorov-Smirnov with its p-value and effect, nothing known before. */
    @Benchmark
    public TestResult kolmogorovSmirnov() {
        return NumericTests.kolmogorovSmirnov().test(NumericSample.of(reference), NumericSample.of(current));
    }

    /** The same against a reference that is kept. */
    @Benchmark
    public TestResult kolmogorovSmirnovPrepared() {
        return prepared.test(NumericSample.of(current));
    }

    /** Wasserstein distance with its effect. */
    @Benchmark
    public TestResult wasserstein() {
        return Distances.wasserstein()
                .withThreshold(Threshold.constant(0.1))
                .test(NumericSample.of(reference), NumericSample.of(current));
    }

    /** Energy distance with its effect. */
    @Benchmark
    public TestResult energy() {
        return Distances.energy()
                .withThreshold(Threshold.constant(0.1))
                .test(NumericSample.of(reference), NumericSample.of(current));
    }

    /** Cramer-von Mises with its p-value and effect. */
    @Benchmark
    public TestResult cramerVonMises() {
        return NumericTests.cramerVonMises().test(NumericSample.of(reference), NumericSample.of(current));
    }
}
