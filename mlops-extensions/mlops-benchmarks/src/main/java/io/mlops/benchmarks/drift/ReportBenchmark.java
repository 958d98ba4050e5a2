package io.mlops.benchmarks.drift;

import io.mlops.core.drift.preset.DriftPresets;
import io.mlops.drift.CategoricalSample;
import io.mlops.drift.DatasetDrift;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All columns of 100,000 x 20 values (16 numeric, 4 of strings) against as many, from unsorted arrays; the control sorts
 * copies of the numeric ones with the JDK.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReportBenchmark {
    private static final int ROWS = 100_000;
    private static final int NUMERIC = 16;
    private static final int STRINGS = 4;

    private final double[][] numbers = new double[2 * NUMERIC][ROWS];
    private final String[][] strings = new String[2 * STRINGS][ROWS];

    /** Draws the columns. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        for (double[] column : numbers) {
            Arrays.setAll(column, i -> random.nextGaussian());
        }
        for (String[] column : strings) {
            Arrays.setAll(column, i -> "category-" + random.nextInt(20));
        }
    }

    /** The library sort of the numeric columns of both sides. */
    @Benchmark
    public double control() {
        double sum = 0;
        for (double[] column : numbers) {
            double[] copy = column.clone();
            Arrays.sort(copy);
            sum += copy[ROWS / 2];
        }
        return sum;
    }

    /** The standard preset. */
    @Benchmark
    public DatasetDrift standard() {
        return DriftPresets.standard().compare(side(0), side(1));
    }

    /** The preset of Evidently: Wasserstein and Jensen-Shannon distances. */
    @Benchmark
    public DatasetDrift evidently() {
        return DriftPresets.evidently().compare(side(0), side(1));
    }

    private Map<String, Sample> side(int side) {
        Map<String, Sample> columns = new LinkedHashMap<>();
        for (int i = 0; i < NUMERIC; i++) {
            columns.put("n" + i, NumericSample.of(numbers[2 * i + side]));
        }
        for (int i = 0; i < STRINGS; i++) {
            columns.put("s" + i, CategoricalSample.of(List.of(strings[2 * i + side])));
        }
        return columns;
    }
}
