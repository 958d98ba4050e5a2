package io.mlops.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileMergeTest {
    private static final List<Row> TRAINING = Tables.rows(1, 4_000, 40);
    private static final Profile REFERENCE = Tables.reference(TRAINING);

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5, 6, 7, 8, 9})
    void merge_ofWindows_equalsTheWindowOfAllRows(long seed) {
        // 80 stations: 40 that the reference knows, and 40 newcomers.
        List<Row> rows = Tables.rows(seed, 3_000, 80);
        Random random = new Random(seed);
        Profile merged = Tables.window(REFERENCE, List.of());
        int start = 0;
        while (start < rows.size()) {
            int end = Math.min(rows.size(), start + random.nextInt(900));
            merged = merged.merge(Tables.window(REFERENCE, rows.subList(start, end)));
            start = end;
        }
        Profile whole = Tables.window(REFERENCE, rows);
        assertThat(merged).isEqualTo(whole).hasSameHashCodeAs(whole);
        assertThat(merged.toBytes()).isEqualTo(whole.toBytes());
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4})
    void merge_ofAnyOrderAndGrouping_isTheSame(long seed) {
        Profile a = Tables.window(REFERENCE, Tables.rows(seed, 500, 80));
        Profile b = Tables.window(REFERENCE, Tables.rows(seed + 50, 700, 80));
        Profile c = Tables.window(REFERENCE, Tables.rows(seed + 90, 900, 80));
        assertThat(a.merge(b).merge(c)).isEqualTo(c.merge(a.merge(b))).isEqualTo(a.merge(b.merge(c)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 50, 5_000})
    void profile_ofShuffledRows_isTheSame(int size) {
        List<Row> rows = new ArrayList<>(Tables.rows(size, size, 300));
        Profile inOrder = Tables.reference(rows);
        Collections.shuffle(rows, new Random(3));
        assertThat(Tables.reference(rows)).isEqualTo(inOrder);
    }

    @Test
    void merge_withTheReference_keepsItAReference() {
        Profile window = Tables.window(REFERENCE, Tables.rows(2, 100, 80));
        assertThat(REFERENCE.merge(window).isReference()).isTrue();
        assertThat(window.merge(REFERENCE).isReference()).isFalse();
        assertThat(window.merge(REFERENCE).asReference()).isEqualTo(REFERENCE.merge(window));
        assertThat(REFERENCE.merge(window).rows()).isEqualTo(4_100);
    }

    @Test
    void window_ofTheReferencesRows_hasItsCounts() {
        assertThat(Tables.window(REFERENCE, TRAINING).asReference()).isEqualTo(REFERENCE);
    }

    @Test
    void merge_ofNewcomersBeyondTheLimit_keepsAllTotals() {
        Profile a = Tables.window(REFERENCE, Tables.rows(5, 6_000, 5_000));
        Profile b = Tables.window(REFERENCE, Tables.rows(6, 6_000, 5_000));
        CategoryProfile stations = a.merge(b).column("station").categories().orElseThrow();
        List<Row> both = new ArrayList<>(Tables.rows(5, 6_000, 5_000));
        both.addAll(Tables.rows(6, 6_000, 5_000));
        CategoryProfile whole =
                Tables.window(REFERENCE, both).column("station").categories().orElseThrow();
        assertThat(stations.total()).isEqualTo(12_000);
        assertThat(stations.other()).isEqualTo(whole.other());
        assertThat(stations.newcomers()).isLessThanOrEqualTo(CategoryProfile.MAX_NEWCOMERS);
        assertThat(stations.newcomerError()).isBetween(1L, 12_000L / 65);
    }

    @Test
    void merge_ofOtherReference_isRefused() {
        Profile other = Tables.reference(Tables.rows(2, 100, 40));
        assertThatThrownBy(() -> REFERENCE.merge(other))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(REFERENCE.binsDigest())
                .hasMessageContaining(other.binsDigest());
    }
}
