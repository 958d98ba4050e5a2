package io.mlops.examples.bikes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class ReplayClockTest {
    private static final Instant START = Instant.parse("2012-01-01T00:00:00Z");

    @Test
    void moveTo_later_isTheTimeFromThenOn() {
        ReplayClock clock = new ReplayClock(START);

        clock.moveTo(START.plusSeconds(3600));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(3600));
    }

    @Test
    void moveTo_earlier_changesNothing() {
        ReplayClock clock = new ReplayClock(START);

        clock.moveTo(START.minusSeconds(1));

        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void withZone_always_showsTheSameTime() {
        ReplayClock clock = new ReplayClock(START);
        Clock inTokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));

        clock.moveTo(START.plusSeconds(60));

        assertThat(inTokyo.instant()).isEqualTo(START.plusSeconds(60));
        assertThat(inTokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }
}
