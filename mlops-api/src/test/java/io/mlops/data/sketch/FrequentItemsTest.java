package io.mlops.data.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.data.sketch.ItemCounts.ItemCount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrequentItemsTest {
    private static final int CAPACITY = 16;

    @Test
    void freeze_ofFewItems_isExactAndInOrder() {
        FrequentItems items = new FrequentItems(CAPACITY);
        List.of("b", "a", "c", "a", "b", "a").forEach(items::add);
        assertThat(items.freeze().items())
                .containsExactly(new ItemCount("a", 3), new ItemCount("b", 2), new ItemCount("c", 1));
        assertThat(items.freeze().error()).isZero();
    }

    @Test
    void add_itemThatIsCounted_returnsNull() {
        FrequentItems items = new FrequentItems(CAPACITY);
        assertThat(items.add("a")).isEqualTo("a");
        assertThat(items.add("a")).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void freeze_ofManyItems_missesNoMoreThanItsError(long seed) {
        Map<String, Long> exact = new HashMap<>();
        ItemCounts all = counts(seed, exact).plus(counts(seed + 100, exact)).limit(CAPACITY);
        assertThat(all.items()).hasSizeLessThanOrEqualTo(CAPACITY);
        assertThat(all.error()).isPositive().isLessThanOrEqualTo(40_000 / (CAPACITY + 1));
        Map<String, Long> listed = new HashMap<>();
        all.items().forEach(item -> listed.put(item.name(), item.count()));
        exact.forEach((name, count) -> {
            long lower = listed.getOrDefault(name, 0L);
            assertThat(count).isBetween(lower, lower + all.error());
        });
    }

    @Test
    void plus_ofFewItems_equalsTheWhole() {
        FrequentItems left = new FrequentItems(CAPACITY);
        FrequentItems right = new FrequentItems(CAPACITY);
        FrequentItems both = new FrequentItems(CAPACITY);
        IntStream.range(0, 300).forEach(i -> {
            (i % 3 == 0 ? left : right).add("item-" + i % 13);
            both.add("item-" + i % 13);
        });
        assertThat(left.freeze().plus(right.freeze()).limit(CAPACITY)).isEqualTo(both.freeze());
    }

    @Test
    void name_ofLongTexts_isBoundedAndKeepsThemApart() {
        String start = "x".repeat(5_000);
        String name = ItemName.of(start + "a");
        assertThat(name).hasSize(ItemName.MAX_UNITS).startsWith("xxxx").contains("…");
        assertThat(ItemName.of(start + "b")).isNotEqualTo(name);
        String longest = "x".repeat(ItemName.MAX_UNITS);
        assertThat(ItemName.of(longest)).isSameAs(longest);
    }

    @Test
    void name_ofUnpairedSurrogate_isRepaired() {
        assertThat(ItemName.of("a\ud83cb")).isEqualTo("a\ufffdb");
        assertThat(ItemName.of("🌧")).isEqualTo("🌧");
        String cutInside = "x".repeat(ItemName.MAX_UNITS - 18) + "🌧".repeat(50);
        assertThat(ItemName.of(cutInside)).contains("\ufffd…");
    }

    private static ItemCounts counts(long seed, Map<String, Long> exact) {
        Random random = new Random(seed);
        FrequentItems items = new FrequentItems(CAPACITY);
        for (int i = 0; i < 20_000; i++) {
            String item = "item-" + (int) Math.exp(Math.abs(random.nextGaussian()) * 3);
            items.add(item);
            exact.merge(item, 1L, Long::sum);
        }
        return items.freeze().limit(CAPACITY);
    }
}
