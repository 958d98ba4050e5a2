package io.mlops.drift;

import io.mlops.error.InvalidInputException;
import java.util.List;

/**
 * Numeric values of which only counts on fixed cut points are known, as a profile keeps them.
 *
 * <p>Bin 0 holds the values below the first cut point, bin i those from cut point i - 1 (included) to cut point i (not
 * included), the last bin those from the last cut point on. Two samples can be compared when their cut points are
 * equal. Immutable and thread-safe.
 *
 * @param cuts the cut points, finite and ascending, at least one
 * @param counts the counts, one more than there are cut points
 * @param missing number of missing values
 */
public record BinnedSample(List<Double> cuts, List<Long> counts, long missing) implements Sample {
    /**
     * Checks and copies the bins.
     *
     * @throws InvalidInputException if the cut points are not finite and strictly ascending, the number of counts is not
     *     theirs plus one, or a count is negative
     */
    public BinnedSample {
        cuts = List.copyOf(cuts);
        counts = List.copyOf(counts);
        Binning.requireAscending("cuts", cuts, 1);
        if (counts.size() != cuts.size() + 1) {
            throw new InvalidInputException(
                    "counts", "must be one more than the " + cuts.size() + " cut points", counts.size() + "", "");
        }
        for (long count : counts) {
            requireCount("counts", count);
        }
        requireCount("missing", missing);
    }

    private static void requireCount(String field, long count) {
        if (count < 0) {
            throw new InvalidInputException(field, "must not be negative", Long.toString(count), "");
        }
    }

    @Override
    public Kind kind() {
        return Kind.BINNED;
    }

    @Override
    public long size() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the sizes only, never values. */
    @Override
    public String toString() {
        return "BinnedSample[bins=" + counts.size() + ", size=" + size() + ", missing=" + missing + "]";
    }
}
