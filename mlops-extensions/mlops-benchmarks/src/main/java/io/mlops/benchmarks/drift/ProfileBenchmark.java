package io.mlops.benchmarks.drift;

import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.Profile;
import io.mlops.data.Profiler;
import io.mlops.data.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * Profiles of 100,000 x 20 values (16 numeric, 4 of strings), and their merge; the control is the least that any profile does:
 * it looks at each number and hashes each string once.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ProfileBenchmark {
    private static final int ROWS = 100_000;
    private static final int NUMERIC = 16;
    private static final int STRINGS = 4;

    private final double[][] numbers = new double[NUMERIC][ROWS];
    private final List<List<String>> strings = new ArrayList<>();
    private Schema schema = Schema.of();
    private Profile reference = Profiler.reference(schema).profile();
    private Profile window = reference;

    /** Draws the columns, and makes the profiles to be merged. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(1);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < NUMERIC; i++) {
            Arrays.setAll(numbers[i], row -> random.nextGaussian());
            columns.add(Column.required("n" + i, ColumnType.DOUBLE));
        }
        for (int i = 0; i < STRINGS; i++) {
            String[] column = new String[ROWS];
            Arrays.setAll(column, row -> "category-" + random.nextInt(20));
            strings.add(List.of(column));
            columns.add(Column.required("s" + i, ColumnType.STRING));
        }
        schema = Schema.of(columns);
        reference = reference();
        window = window();
    }

    /** One look at each number, one hash of each string. */
    @Benchmark
    public double control() {
        double sum = 0;
        for (double[] column : numbers) {
            for (double value : column) {
                sum += value;
            }
        }
        for (List<String> column : strings) {
            for (String value : column) {
                sum += value.hashCode();
            }
        }
        return sum;
    }

    /** A reference, which learns its edges and categories. */
    @Benchmark
    public Profile reference() {
        return filled(Profiler.reference(schema));
    }

    /** A window on the edges and categories of the reference. */
    @Benchmark
    public Profile window() {
        return filled(Profiler.against(reference));
    }

    /** The merge of two profiles. */
    @Benchmark
    public Profile merge() {
        return window.merge(window);
    }

    private Profile filled(Profiler profiler) {
        for (int i = 0; i < NUMERIC; i++) {
            profiler.addColumn(i, numbers[i]);
        }
        for (int i = 0; i < STRINGS; i++) {
            profiler.addColumn(NUMERIC + i, strings.get(i));
        }
        return profiler.profile();
    }
}
