package io.mlops.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortionTest {
    private final Portion portion = new Portion();

    private void pass(int times) {
        for (int i = 0; i < times; i++) {
            portion.passed();
        }
    }

    @Test
    void portion_withoutFailures_isAll() {
        pass(1_000);

        assertThat(portion.most()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void failure_halvesDownToSingleThings() {
        portion.failed(10_000);
        assertThat(portion.most()).isEqualTo(5_000);
        for (int i = 0; i < 20; i++) {
            portion.failed(portion.most());
        }

        assertThat(portion.most()).isOne();
    }

    @Test
    void failureOfOneThing_saysNothingOfTheSize() {
        portion.failed(1);

        assertThat(portion.most()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void passes_afterAFailure_triesTheDoubleOnlyNowAndThen() {
        portion.failed(1_000);
        pass(31);
        assertThat(portion.most()).isEqualTo(500);
        pass(1);
        assertThat(portion.most()).isEqualTo(1_000);
        portion.failed(1_000);

        assertThat(portion.most()).isEqualTo(500);
    }

    @Test
    void passes_afterTheServerIsWellAgain_endInAll() {
        portion.failed(2);
        pass(100);

        assertThat(portion.most()).isEqualTo(Integer.MAX_VALUE);
    }
}
