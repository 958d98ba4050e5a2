package io.mlops.core.drift.preset;

import io.mlops.drift.CategoricalSample;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Populations to draw samples from. */
final class Populations {
    /** A population. */
    @FunctionalInterface
    interface Population {
        Sample draw(int size, RandomGenerator random);
    }

    private Populations() {}

    static Population normal(double mean, double deviation) {
        return (size, random) -> {
            double[] values = new double[size];
            Arrays.setAll(values, i -> mean + deviation * random.nextGaussian());
            return NumericSample.of(values);
        };
    }

    /** Whole numbers with many ties, as counts are. */
    static Population rounded(double mean, double deviation) {
        return (size, random) -> {
            double[] values = new double[size];
            Arrays.setAll(values, i -> Math.rint(mean + deviation * random.nextGaussian()));
            return NumericSample.of(values);
        };
    }

    /** Categories with shares falling like 1, 1/2, 1/3 and so on, some of which are moved to one that is new. */
    static Population categories(int categories, double moved) {
        double[] bounds = new double[categories];
        double sum = 0;
        for (int i = 0; i < categories; i++) {
            sum += 1.0 / (i + 1);
            bounds[i] = sum;
        }
        double all = sum;
        return (size, random) -> {
            long[] counts = new long[categories + 1];
            for (int i = 0; i < size; i++) {
                int at = Arrays.binarySearch(bounds, random.nextDouble() * all);
                counts[moved > 0 && random.nextDouble() < moved ? categories : at < 0 ? -at - 1 : at]++;
            }
            Map<String, Long> named = new TreeMap<>();
            for (int i = 0; i < counts.length; i++) {
                named.put("c" + i, counts[i]);
            }
            return CategoricalSample.ofCounts(named, 0);
        };
    }

    /** To a test of ranks all continuous populations are one, so the normal one stands for them. */
    static Map<String, Population> unchanged() {
        Map<String, Population> populations = new LinkedHashMap<>();
        populations.put("normal", normal(0, 1));
        populations.put("rounded", rounded(5, 2));
        for (int categories : new int[] {2, 5, 20, 50}) {
            populations.put(categories + " categories", categories(categories, 0));
        }
        return populations;
    }
}
