package io.mlops.core.drift.bins;

import io.mlops.drift.BinnedSample;
import io.mlops.drift.CategoricalSample;
import io.mlops.drift.MissingPolicy;
import io.mlops.drift.NumericSample;
import io.mlops.drift.SortedValues;
import io.mlops.drift.UnseenPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes tables from samples of each kind. */
public final class Tables {
    private Tables() {}

    /**
     * Counts sorted values between edges; a last finite edge belongs to its bin.
     *
     * @param values the values
     * @param edges the edges, ascending
     */
    public static double[] counts(SortedValues values, double[] edges) {
        int bins = edges.length - 1;
        double[] counts = new double[bins];
        int below = values.countBelow(edges[0]);
        for (int i = 0; i < bins; i++) {
            int until = i == bins - 1 ? countUpTo(values, edges[bins]) : values.countBelow(edges[i + 1]);
            counts[i] = until - below;
            below = until;
        }
        return counts;
    }

    private static int countUpTo(SortedValues values, double bound) {
        return bound == Double.POSITIVE_INFINITY ? values.size() : values.countBelow(Math.nextUp(bound));
    }

    /**
     * Counts both samples between the same edges; values outside count in the sizes.
     *
     * @param reference the reference
     * @param current the current sample
     * @param edges the edges, ascending
     */
    public static ShareTable between(NumericSample reference, NumericSample current, double[] edges) {
        return ShareTable.of(counts(reference.sorted(), edges), counts(current.sorted(), edges))
                .sized(reference.length(), current.length());
    }

    /**
     * Counts both samples between edges, and outside them in one more cell.
     *
     * @param reference the reference
     * @param current the current sample
     * @param edges the edges, ascending
     */
    public static ShareTable betweenAndOutside(NumericSample reference, NumericSample current, double[] edges) {
        double[] then = withRest(counts(reference.sorted(), edges), reference.size());
        double[] now = withRest(counts(current.sorted(), edges), current.size());
        boolean nobodyOutside = then[then.length - 1] == 0 && now[now.length - 1] == 0;
        int cells = nobodyOutside ? then.length - 1 : then.length;
        return ShareTable.of(Arrays.copyOf(then, cells), Arrays.copyOf(now, cells));
    }

    private static double[] withRest(double[] counts, long size) {
        double[] all = Arrays.copyOf(counts, counts.length + 1);
        double inside = 0;
        for (double count : counts) {
            inside += count;
        }
        all[counts.length] = size - inside;
        return all;
    }

    /**
     * Gives each value that occurs on either side a cell.
     *
     * @param reference the reference
     * @param current the current sample
     */
    public static ShareTable distinct(SortedValues reference, SortedValues current) {
        int most = reference.size() + current.size();
        double[] then = new double[most];
        double[] now = new double[most];
        int i = 0;
        int j = 0;
        int cells = 0;
        while (i < reference.size() || j < current.size()) {
            double left = i < reference.size() ? reference.get(i) : Double.POSITIVE_INFINITY;
            double right = j < current.size() ? current.get(j) : Double.POSITIVE_INFINITY;
            double value = Math.min(left, right);
            int startI = i;
            int startJ = j;
            while (i < reference.size() && reference.get(i) == value) {
                i++;
            }
            while (j < current.size() && current.get(j) == value) {
                j++;
            }
            then[cells] = i - startI;
            now[cells++] = j - startJ;
        }
        return ShareTable.of(Arrays.copyOf(then, cells), Arrays.copyOf(now, cells));
    }

    /**
     * Counts categories, in the order of their names; unseen ones pooled and missing values come last.
     *
     * @param reference the reference
     * @param current the current sample
     * @param unseen what categories that the reference lacks count as
     * @param missing whether missing values are one more category
     */
    public static ShareTable categories(
            CategoricalSample reference, CategoricalSample current, UnseenPolicy unseen, MissingPolicy missing) {
        SortedSet<String> names = new TreeSet<>(reference.counts().keySet());
        boolean pool = unseen == UnseenPolicy.POOL;
        double other = 0;
        for (String name : current.counts().keySet()) {
            if (!names.contains(name) && pool) {
                other += current.count(name);
            } else {
                names.add(name);
            }
        }
        boolean own = missing == MissingPolicy.OWN_CATEGORY && reference.missing() + current.missing() > 0;
        int cells = names.size() + (other > 0 ? 1 : 0) + (own ? 1 : 0);
        double[] then = new double[cells];
        double[] now = new double[cells];
        int cell = 0;
        for (String name : names) {
            then[cell] = reference.count(name);
            now[cell++] = current.count(name);
        }
        if (other > 0) {
            now[cell++] = other;
        }
        if (own) {
            then[cell] = reference.missing();
            now[cell] = current.missing();
        }
        return ShareTable.of(then, now);
    }

    /**
     * Takes the counts of two profiles on the same cut points.
     *
     * @param reference the reference
     * @param current the current sample, on the same cut points
     */
    public static ShareTable binned(BinnedSample reference, BinnedSample current) {
        return ShareTable.of(toArray(reference.counts()), toArray(current.counts()));
    }

    private static double[] toArray(List<Long> counts) {
        return counts.stream().mapToDouble(Long::doubleValue).toArray();
    }
}
