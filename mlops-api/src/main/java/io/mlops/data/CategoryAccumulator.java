package io.mlops.data;

import io.mlops.data.CategoryProfile.Tally;
import io.mlops.data.sketch.DistinctCounter;
import io.mlops.data.sketch.DistinctSample;
import io.mlops.data.sketch.FrequentItems;
import io.mlops.data.sketch.Hash;
import io.mlops.data.sketch.ItemCounts;
import io.mlops.data.sketch.ItemCounts.ItemCount;
import io.mlops.data.sketch.ItemName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the categories of one column. For one thread. */
final class CategoryAccumulator {
    private static final int MAX_NAME_BYTES = 1 << 15;

    private final @Nullable List<String> known;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final long[] counts;
    private final FrequentItems others;
    private final DistinctCounter distinct = new DistinctCounter();
    private long total;

    /**
     * Makes an accumulator of no value.
     *
     * @param known the categories to count, or null to learn them
     */
    CategoryAccumulator(@Nullable List<String> known) {
        this.known = known;
        if (known != null) {
            known.forEach(name -> indexes.put(name, indexes.size()));
        }
        counts = new long[indexes.size()];
        others = new FrequentItems(known == null ? CategoryProfile.MAX_CATEGORIES : CategoryProfile.MAX_NEWCOMERS);
    }

    void add(String text) {
        total++;
        Integer index = indexes.get(text);
        if (index == null && text.length() > ItemName.MAX_UNITS) {
            index = indexes.get(ItemName.of(text));
        }
        if (index != null) {
            counts[index]++;
            return;
        }
        String fresh = others.add(text);
        if (fresh != null) {
            distinct.add(Hash.of(fresh));
        }
    }

    DistinctSample distinct() {
        indexes.forEach((name, index) -> {
            if (counts[index] > 0) {
                distinct.add(Hash.of(name));
            }
        });
        return distinct.freeze();
    }

    CategoryProfile freeze() {
        if (known != null) {
            long counted = Arrays.stream(counts).sum();
            Tally tally = new Tally(counts.clone(), total - counted, 0);
            return new CategoryProfile(known, tally, others.freeze().limit(CategoryProfile.MAX_NEWCOMERS));
        }
        ItemCounts items = others.freeze();
        List<ItemCount> kept = mostFrequent(items.items());
        long[] learned = kept.stream().mapToLong(ItemCount::count).toArray();
        long counted = Arrays.stream(learned).sum();
        long unlisted = kept.size() < items.items().size()
                ? items.items().get(kept.size()).count()
                : 0;
        return new CategoryProfile(
                kept.stream().map(ItemCount::name).toList(),
                new Tally(learned, total - counted, items.error()),
                new ItemCounts(List.of(), items.error() + unlisted));
    }

    private static List<ItemCount> mostFrequent(List<ItemCount> items) {
        List<ItemCount> kept = new ArrayList<>();
        int bytes = 0;
        for (ItemCount item : items) {
            bytes += item.name().getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_NAME_BYTES || kept.size() == CategoryProfile.MAX_CATEGORIES) {
                break;
            }
            kept.add(item);
        }
        return kept;
    }
}
