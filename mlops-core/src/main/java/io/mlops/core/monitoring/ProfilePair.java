package io.mlops.core.monitoring;

import io.mlops.data.CategoryProfile;
import io.mlops.data.ColumnProfile;
import io.mlops.data.Edges;
import io.mlops.data.NumericProfile;
import io.mlops.drift.BinnedSample;
import io.mlops.drift.CategoricalSample;
import io.mlops.drift.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One column then and now, counted on the same bins, as samples for the tests. Immutable.
 *
 * @param reference the training data
 * @param current a window
 */
record ProfilePair(ColumnProfile reference, ColumnProfile current) {
    private static final int FEW_BINS = 10;
    private static final int FEW_VALUES = 20;

    /** The two samples of a column. */
    record Samples(Sample reference, Sample current) {}

    boolean isNumeric() {
        return reference.numeric().isPresent() && current.numeric().isPresent();
    }

    /**
     * Returns the two samples.
     *
     * @param fewBins whether neighbouring bins are joined until each of about ten holds a tenth of the reference; columns of few values keep one bin a value
     */
    Samples samples(boolean fewBins) {
        return isNumeric()
                ? binned(reference.numeric().orElseThrow(), current.numeric().orElseThrow(), fewBins)
                : new Samples(categories(reference), categories(current));
    }

    private Samples binned(NumericProfile then, NumericProfile now, boolean fewBins) {
        Edges edges = then.edges();
        List<Double> cuts = new ArrayList<>();
        List<Long> thenCounts = new ArrayList<>();
        List<Long> nowCounts = new ArrayList<>();
        double perBin = fewBins && edges.size() > FEW_VALUES ? (double) then.count() / FEW_BINS : 0;
        long thenSum = 0;
        long nowSum = 0;
        long passed = 0;
        for (int bin = 0; bin < edges.bins(); bin++) {
            thenSum += then.count(bin);
            nowSum += now.count(bin);
            passed += then.count(bin);
            boolean isLast = bin == edges.bins() - 1;
            if (isLast || (perBin == 0 || passed >= perBin * (cuts.size() + 1))) {
                thenCounts.add(thenSum);
                nowCounts.add(nowSum);
                thenSum = 0;
                nowSum = 0;
                if (!isLast) {
                    cuts.add(edges.edge(bin));
                }
            }
        }
        return new Samples(
                new BinnedSample(cuts, thenCounts, missing(reference)),
                new BinnedSample(cuts, nowCounts, missing(current)));
    }

    private static Sample categories(ColumnProfile column) {
        Map<String, Long> counts = new HashMap<>();
        CategoryProfile categories = column.categories().orElseThrow();
        for (int i = 0; i < categories.size(); i++) {
            counts.put(categories.name(i), categories.count(i));
        }
        if (categories.other() > 0) {
            counts.put("\u0001other", categories.other());
        }
        return CategoricalSample.ofCounts(counts, missing(column));
    }

    private static long missing(ColumnProfile column) {
        return column.missing() + column.mismatched();
    }
}
