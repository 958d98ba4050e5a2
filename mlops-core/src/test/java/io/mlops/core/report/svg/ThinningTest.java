package io.mlops.core.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.core.report.scale.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThinningTest {
    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    private static double[] places(int size) {
        return IntStream.range(0, size).asDoubleStream().toArray();
    }

    @Test
    void strokes_fewPoints_keepAll() {
        double[] y = {1, 2, Double.NaN, Double.POSITIVE_INFINITY, 3};

        List<int[]> strokes = Thinning.strokes(new Scale(0, 4, 0, 100), places(5), y);

        assertThat(strokes).containsExactly(new int[] {0, 1}, new int[] {4});
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void strokes_manyPoints_keepTheRangeOfEveryPixel(int seed) {
        Random random = new Random(seed);
        int size = 1000 + random.nextInt(20_000);
        double[] y = random.doubles(size)
                .map(value -> value < 0.3 ? Double.NaN : value)
                .toArray();
        Scale across = new Scale(0, size - 1, 0, 100);

        List<int[]> strokes = Thinning.strokes(across, places(size), y);

        int[] kept = strokes.stream().flatMapToInt(Arrays::stream).toArray();
        assertThat(kept.length).isLessThanOrEqualTo(4 * 101);
        assertThat(kept).isSorted().doesNotHaveDuplicates();
        for (int pixel = 0; pixel <= 100; pixel++) {
            int here = pixel;
            double all = IntStream.range(0, size)
                    .filter(i -> Math.floor(across.at(i)) == here)
                    .mapToDouble(i -> y[i])
                    .filter(Double::isFinite)
                    .max()
                    .orElse(-1);
            double left = Arrays.stream(kept)
                    .filter(i -> Math.floor(across.at(i)) == here)
                    .mapToDouble(i -> y[i])
                    .max()
                    .orElse(-1);
            assertThat(left).isEqualTo(all);
        }
    }

    @Test
    void strokes_gapWiderThanAPixel_breaks() {
        double[] y = places(10_000);
        Arrays.fill(y, 4000, 5000, Double.NaN);

        assertThat(Thinning.strokes(new Scale(0, 9999, 0, 100), places(10_000), y))
                .hasSize(2);
    }
}
