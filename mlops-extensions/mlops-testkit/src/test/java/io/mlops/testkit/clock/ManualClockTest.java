package io.mlops.testkit.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ManualClockTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final ManualClock clock = new ManualClock(START);

    @Test
    void clock_untouched_standsStill() {
        assertThat(clock.instant()).isEqualTo(START).isEqualTo(clock.instant());
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void advance_forwardAndBack_moves() {
        assertThat(clock.advance(Duration.ofHours(2))).isEqualTo(START.plusSeconds(7200));
        assertThat(clock.advance(Duration.ofHours(-3))).isEqualTo(START.minusSeconds(3600));
        assertThat(clock.instant()).isEqualTo(START.minusSeconds(3600));
    }

    @Test
    void setTo_anyTime_showsIt() {
        clock.setTo(Instant.EPOCH);

        assertThat(clock.millis()).isZero();
    }

    @Test
    void withZone_clockOfAnotherZone_movesAlong() {
        Clock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));
        clock.advance(Duration.ofSeconds(1));

        assertThat(tokyo.instant()).isEqualTo(START.plusSeconds(1));
        assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }
}
