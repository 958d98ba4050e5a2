package io.mlops.data.sketch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Items with their counts, the most frequent first and by name where the counts are equal. Immutable.
 *
 * @param items the items; each count is a lower bound that misses at most {@code error}
 * @param error the largest count that an item that is not listed can have; 0 if none is missing
 */
public record ItemCounts(List<ItemCount> items, long error) {
    private static final Comparator<ItemCount> ORDER =
            Comparator.comparingLong(ItemCount::count).reversed().thenComparing(ItemCount::name);

    /** No item. */
    public static final ItemCounts NONE = new ItemCounts(List.of(), 0);

    /** Sorts and copies. */
    public ItemCounts {
        items = items.stream().sorted(ORDER).toList();
    }

    /**
     * One item and how often it was seen.
     *
     * @param name as {@link ItemName} makes it
     * @param count at least this often
     */
    public record ItemCount(String name, long count) {}

    /**
     * Returns the counts of both together; errors add.
     *
     * @param other of the other items
     */
    public ItemCounts plus(ItemCounts other) {
        if (other.items.isEmpty() && other.error == 0) {
            return this;
        }
        Map<String, Long> sums = new HashMap<>();
        items.forEach(item -> sums.put(item.name(), item.count()));
        other.items.forEach(item -> sums.merge(item.name(), item.count(), Math::addExact));
        List<ItemCount> merged = new ArrayList<>(sums.size());
        sums.forEach((name, count) -> merged.add(new ItemCount(name, count)));
        return new ItemCounts(merged, Math.addExact(error, other.error));
    }

    /**
     * Returns at most so many items: where there are more, the largest count that must go is taken from all counts, and
     * added to the error, which so stays below n / (capacity + 1) however often counts are merged and cut.
     *
     * @param capacity how many items may stay, at least 1
     * @see <a href="https://doi.org/10.1145/2213556.2213562">Agarwal et al. 2012, Mergeable summaries, section 3</a>
     */
    public ItemCounts limit(int capacity) {
        if (items.size() <= capacity) {
            return this;
        }
        long cut = items.get(capacity).count();
        List<ItemCount> kept = items.subList(0, capacity).stream()
                .filter(item -> item.count() > cut)
                .map(item -> new ItemCount(item.name(), item.count() - cut))
                .toList();
        return new ItemCounts(kept, Math.addExact(error, cut));
    }
}
