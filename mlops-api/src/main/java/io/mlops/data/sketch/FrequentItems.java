package io.mlops.data.sketch;

import io.mlops.data.sketch.ItemCounts.ItemCount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the frequent ones among any number of items: exactly up to twice its capacity, then with an error below
 * n / (capacity + 1). For one thread.
 *
 * @see <a href="https://doi.org/10.1016/0167-6423(82)90012-0">Misra, Gries 1982, Finding repeated elements</a>
 */
public final class FrequentItems {
    private final int capacity;
    private final Map<String, Counter> counters = new HashMap<>();
    private long error;

    /**
     * Makes a counter of no item.
     *
     * @param capacity at least 1
     */
    public FrequentItems(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Counts an item.
     *
     * @param text any text
     * @return its name if it is not among those being counted already, so that a caller hashes each but once; else null
     */
    public @Nullable String add(String text) {
        Counter known = counters.get(text);
        String name = text;
        if (known == null) {
            name = ItemName.of(text);
            known = counters.computeIfAbsent(name, missing -> new Counter());
        }
        if (known.count++ > 0) {
            return null;
        }
        if (counters.size() == 2 * capacity) {
            cut();
        }
        return name;
    }

    /** Returns all counts so far: up to twice the capacity. */
    public ItemCounts freeze() {
        List<ItemCount> items = new ArrayList<>(counters.size());
        counters.forEach((name, counter) -> items.add(new ItemCount(name, counter.count)));
        return new ItemCounts(items, error);
    }

    private void cut() {
        long[] counts =
                counters.values().stream().mapToLong(counter -> counter.count).toArray();
        Arrays.sort(counts);
        long cut = counts[counts.length - capacity - 1];
        counters.values().removeIf(counter -> counter.count <= cut);
        counters.values().forEach(counter -> counter.count -= cut);
        error += cut;
    }

    private static final class Counter {
        private long count;
    }
}
