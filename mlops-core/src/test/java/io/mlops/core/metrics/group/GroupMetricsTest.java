package io.mlops.core.metrics.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mlops.error.InvalidInputException;
import org.junit.jupiter.api.Test;

final class GroupMetricsTest {
    private static void add(GroupMetrics metrics, String group, int selected, int of) {
        for (int i = 0; i < of; i++) {
            metrics.add(group, i % 2 == 0, i < selected);
        }
    }

    @Test
    void difference_ofTwoGroups_hasNewcombesInterval() {
        GroupMetrics metrics = new GroupMetrics(1);
        add(metrics, "a", 56, 70);
        add(metrics, "b", 48, 80);

        Disparity parity = metrics.fairness().demographicParityDifference();

        // Newcombe 1998, table II, example a: 56/70 against 48/80, method 10.
        assertThat(parity.score().value().orElseThrow()).isCloseTo(0.2, within(1e-12));
        assertThat(parity.low()).isCloseTo(0.0524, within(5e-5));
        assertThat(parity.high()).isCloseTo(0.3339, within(5e-5));
        assertThat(parity.from()).isEqualTo("b");
        assertThat(parity.to()).isEqualTo("a");
    }

    @Test
    void difference_ofThreeGroups_hasAWiderInterval() {
        GroupMetrics two = new GroupMetrics(1);
        add(two, "a", 56, 70);
        add(two, "b", 48, 80);
        GroupMetrics three = new GroupMetrics(1);
        three.merge(two);
        add(three, "c", 52, 75);

        Disparity narrow = two.fairness().demographicParityDifference();
        Disparity wide = three.fairness().demographicParityDifference();
        assertThat(wide.high() - wide.low()).isGreaterThan(narrow.high() - narrow.low());
    }

    @Test
    void fairness_withoutTwoLargeGroups_isInsufficient() {
        GroupMetrics metrics = new GroupMetrics(30);
        add(metrics, "a", 20, 100);
        add(metrics, "b", 3, 29);

        assertThat(metrics.groups()).containsKeys("a", "b");
        assertThat(metrics.rate(Rate.SELECTION, "b").sufficient()).isFalse();
        assertThat(metrics.rate(Rate.SELECTION, "nobody").sufficient()).isFalse();
        Fairness fairness = metrics.fairness();
        assertThat(fairness.demographicParityDifference().score().sufficient()).isFalse();
        assertThat(fairness.demographicParityRatio().score().sufficient()).isFalse();
        assertThat(fairness.equalizedOddsDifference(Comparison.BETWEEN_GROUPS, true)
                        .score()
                        .sufficient())
                .isFalse();
        assertThat(new GroupMetrics(1)
                        .fairness()
                        .equalOpportunityRatio()
                        .score()
                        .sufficient())
                .isFalse();
    }

    @Test
    void opportunity_ofGroupsWithoutPositives_isInsufficient() {
        GroupMetrics metrics = new GroupMetrics(1);
        metrics.add("a", false, true);
        metrics.add("b", false, false);

        assertThat(metrics.fairness().equalOpportunityDifference().score().sufficient())
                .isFalse();
        assertThat(metrics.fairness().demographicParityDifference().score().value())
                .hasValue(1);
    }

    @Test
    void ratio_whereNobodyIsSelected_isInsufficient() {
        GroupMetrics metrics = new GroupMetrics(1);
        metrics.add("a", true, false);
        metrics.add("b", false, false);

        assertThat(metrics.fairness().demographicParityRatio().score().sufficient())
                .isFalse();
    }

    @Test
    void groupMetrics_ofWrongConfiguration_areRefused() {
        assertThatThrownBy(() -> new GroupMetrics(0)).isInstanceOf(InvalidInputException.class);
        GroupMetrics metrics = new GroupMetrics(1);
        for (int i = 0; i < GroupMetrics.MOST_GROUPS; i++) {
            metrics.add("p" + i, true, true);
        }
        assertThatThrownBy(() -> metrics.add("one more", true, true)).isInstanceOf(InvalidInputException.class);
    }
}
