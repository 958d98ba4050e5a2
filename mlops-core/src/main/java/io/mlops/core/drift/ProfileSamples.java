package io.mlops.core.drift;

import io.mlops.data.CategoryProfile;
import io.mlops.data.ColumnProfile;
import io.mlops.data.NumericProfile;
import io.mlops.data.Profile;
import io.mlops.drift.BinnedSample;
import io.mlops.drift.CategoricalSample;
import io.mlops.drift.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of profiles as samples, for the tests that need only counts: Kolmogorov-Smirnov, chi-square, G and the distances over
 * bins. Stateless.
 */
public final class ProfileSamples {
    /** Stands for all categories of a column that a profile does not list. */
    public static final String OTHERS = "(others)";

    private ProfileSamples() {}

    /**
     * Returns all columns by name, in order.
     *
     * <p>Numbers are a {@link BinnedSample} on the profile's edges, infinities in the outer bins, NaN missing; two profiles on the
     * same edges ({@link Profile#binsDigest()}) can be compared. Texts and truth values are a {@link CategoricalSample} of the listed
     * categories, the listed newcomers, and {@link #OTHERS}. A value that is not of its column's type is missing.
     *
     * @param profile a reference or a window
     */
    public static Map<String, Sample> of(Profile profile) {
        Map<String, Sample> samples = new LinkedHashMap<>();
        profile.columns().forEach(column -> samples.put(column.column().name(), sample(column)));
        return samples;
    }

    private static Sample sample(ColumnProfile column) {
        long missing = column.missing() + column.mismatched();
        return column.numeric()
                .map(numbers -> (Sample) binned(numbers, missing))
                .orElseGet(() -> categorical(column.categories().orElseThrow(), missing));
    }

    private static BinnedSample binned(NumericProfile numbers, long missing) {
        List<Double> cuts = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        long open = 0;
        for (int bin = 0; bin < numbers.bins(); bin++) {
            open += numbers.count(bin);
            // A profile's bin includes its upper edge, a sample's its lower cut point; above the largest double there
            // is none.
            if (bin < numbers.edges().size() && numbers.edges().edge(bin) < Double.MAX_VALUE) {
                cuts.add(Math.nextUp(numbers.edges().edge(bin)));
                counts.add(open);
                open = 0;
            }
        }
        counts.add(open);
        if (cuts.isEmpty()) {
            cuts.add(0.0);
            counts.add(0L);
        }
        int last = counts.size() - 1;
        counts.set(0, counts.get(0) + numbers.counts().negativeInfinity());
        counts.set(last, counts.get(last) + numbers.counts().positiveInfinity());
        return new BinnedSample(cuts, counts, missing + numbers.counts().nan());
    }

    private static CategoricalSample categorical(CategoryProfile categories, long missing) {
        Map<String, Long> counts = new HashMap<>();
        for (int i = 0; i < categories.size(); i++) {
            counts.merge(categories.name(i), categories.count(i), Long::sum);
        }
        long others = categories.other();
        for (int i = 0; i < categories.newcomers(); i++) {
            counts.merge(categories.newcomer(i), categories.newcomerCount(i), Long::sum);
            others -= categories.newcomerCount(i);
        }
        counts.merge(OTHERS, Math.max(0, others), Long::sum);
        return CategoricalSample.ofCounts(counts, missing);
    }
}
