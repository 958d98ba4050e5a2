package io.mlops.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be computed from counts on the reference's edges, beside the same from the data. */
final class ProfileBinsTest {
    private static final Schema SCHEMA = Schema.of(Column.required("x", ColumnType.DOUBLE));

    static Stream<Named<ToDoubleFunction<Random>>> columns() {
        return Stream.of(
                Named.of("normal", Random::nextGaussian),
                Named.of("lognormal", random -> Math.exp(random.nextGaussian())),
                Named.of("hours", random -> random.nextInt(24)),
                Named.of("mostly zero", random -> random.nextInt(3) > 0 ? 0 : random.nextGaussian()));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void kolmogorovSmirnov_fromBins_isWithinTheStatedShare(ToDoubleFunction<Random> column) {
        DoubleUnaryOperator shift = value -> value * 1.1 + 0.05;
        Random random = new Random(17);
        double[] old = Stream.generate(() -> column.applyAsDouble(random))
                .limit(20_000)
                .mapToDouble(value -> value)
                .toArray();
        double[] recent = Stream.generate(() -> shift.applyAsDouble(column.applyAsDouble(random)))
                .limit(5_000)
                .mapToDouble(value -> value)
                .toArray();
        Profile reference = Profiler.reference(SCHEMA).addColumn(0, old).profile();
        NumericProfile then = reference.column(0).numeric().orElseThrow();
        NumericProfile now = Profiler.against(reference)
                .addColumn(0, recent)
                .profile()
                .column(0)
                .numeric()
                .orElseThrow();
        double exact = exact(old, recent);
        assertThat(fromBins(then, now)).isBetween(exact - then.largestBinShare(), exact);
        assertThat(then.largestBinShare()).isLessThan(0.004);
    }

    private static double fromBins(NumericProfile then, NumericProfile now) {
        double largest = 0;
        long a = 0;
        long b = 0;
        for (int i = 0; i < then.bins(); i++) {
            a += then.count(i);
            b += now.count(i);
            largest = Math.max(largest, Math.abs((double) a / then.count() - (double) b / now.count()));
        }
        return largest;
    }

    private static double exact(double[] left, double[] right) {
        double largest = 0;
        double[] a = left.clone();
        double[] b = right.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            double value = Math.min(a[i], b[j]);
            while (i < a.length && a[i] <= value) {
                i++;
            }
            while (j < b.length && b[j] <= value) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / a.length - (double) j / b.length));
        }
        return largest;
    }
}
