package io.mlops.data.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DistinctSampleTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 511})
    void estimate_belowTheCapacity_isExact(int distinct) {
        DistinctCounter counter = new DistinctCounter();
        for (int i = 0; i < 5 * distinct; i++) {
            counter.add(Hash.of(i % distinct));
        }
        assertThat(counter.freeze().estimate()).isEqualTo(distinct);
        assertThat(counter.freeze().relativeError()).isZero();
    }

    /** Five standard errors: all inputs are fixed, so this holds for good or not at all. */
    @ParameterizedTest
    @ValueSource(ints = {512, 1_000, 10_000, 1_000_000})
    void estimate_beyondTheCapacity_isWithinItsError(int distinct) {
        DistinctSample numbers = numbers(0, distinct);
        DistinctCounter texts = new DistinctCounter();
        IntStream.range(0, distinct).forEach(i -> texts.add(Hash.of("id-" + i)));
        double allowed = 5 * numbers.relativeError() * distinct;
        assertThat((double) numbers.estimate()).isBetween(distinct - allowed, distinct + allowed);
        assertThat((double) texts.freeze().estimate()).isBetween(distinct - allowed, distinct + allowed);
    }

    @Test
    void plus_ofOverlappingParts_equalsTheWhole() {
        for (int size : new int[] {100, 400, 5_000}) {
            DistinctSample parts = numbers(0, 2 * size).plus(numbers(size, 3 * size));
            assertThat(parts).isEqualTo(numbers(0, 3 * size)).hasSameHashCodeAs(numbers(0, 3 * size));
        }
    }

    @Test
    void sample_ofAnyOrder_isEqual() {
        SplittableRandom random = new SplittableRandom(7);
        int[] order = IntStream.range(0, 3_000).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[other];
            order[other] = swap;
        }
        DistinctCounter counter = new DistinctCounter();
        IntStream.of(order).forEach(i -> counter.add(Hash.of(i)));
        assertThat(counter.freeze()).isEqualTo(numbers(0, 3_000));
    }

    @Test
    void hash_ofZeroes_isOne() {
        assertThat(Hash.of(-0.0)).isEqualTo(Hash.of(0.0));
        assertThat(Hash.of("")).isBetween(1L, Hash.RANGE);
    }

    /** The bytes of stored profiles hold hashes, so these values must never change. */
    @Test
    void hash_ofKnownValues_staysAsItIs() {
        assertThat(Hash.of(1.0)).isEqualTo(587_735_456_700L);
        assertThat(Hash.of("category")).isEqualTo(757_192_409_176L);
    }

    private static DistinctSample numbers(int from, int to) {
        DistinctCounter counter = new DistinctCounter();
        IntStream.range(from, to).forEach(i -> counter.add(Hash.of(i)));
        return counter.freeze();
    }
}
