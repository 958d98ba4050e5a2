package io.mlops.core.metrics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mlops.error.InvalidInputException;
import org.junit.jupiter.api.Test;

final class RankingQualityTest {
    @Test
    void quality_ofOneQuery_isThatOfTheDefinitions() {
        RankingQuality quality = new RankingQuality(3);
        quality.add(0, 3, 1, 2);

        double gain = 3 / (Math.log(3) / Math.log(2)) + 1 / 2.0;
        double best = 3 + 2 / (Math.log(3) / Math.log(2)) + 1 / 2.0;
        assertThat(quality.ndcg().value().orElseThrow()).isCloseTo(gain / best, within(1e-14));
        assertThat(quality.meanAveragePrecision().value().orElseThrow())
                .isCloseTo((1 / 2.0 + 2 / 3.0) / 3, within(1e-14));
        assertThat(quality.hitRate().value()).hasValue(1);
    }

    @Test
    void quality_merged_isThatOfAllQueries() {
        RankingQuality first = new RankingQuality(2);
        RankingQuality second = new RankingQuality(2);
        first.add(1, 0, 0);
        second.add(0, 0, 1);
        first.merge(second);

        assertThat(first.hitRate().value()).hasValue(0.5);
        assertThat(first.ndcg().value()).hasValue(0.5);
        assertThatThrownBy(() -> first.merge(new RankingQuality(3))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void quality_ofQueriesThatSayNothing_isInsufficient() {
        RankingQuality quality = new RankingQuality(1);

        assertThat(quality.add()).isFalse();
        assertThat(quality.add(0, 0)).isFalse();
        assertThat(quality.add(-1, 1)).isFalse();
        assertThat(quality.add(1, Double.NaN)).isFalse();
        assertThat(quality.ndcg().sufficient()).isFalse();
        assertThat(quality.hitRate().rejected()).isEqualTo(4);
        assertThatThrownBy(() -> new RankingQuality(0)).isInstanceOf(InvalidInputException.class);
    }
}
