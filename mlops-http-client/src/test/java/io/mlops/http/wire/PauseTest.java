package io.mlops.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PauseTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Pause PAUSE = new Pause(Duration.ofMillis(100), Duration.ofSeconds(5), CLOCK);

    @ParameterizedTest
    @CsvSource({"1, 50, 100", "2, 100, 200", "3, 200, 400", "30, 2500, 5000"})
    void pause_withoutHeader_isDoubledAndJitteredUpToTheLongest(int attempt, long least, long most) {
        for (int i = 0; i < 50; i++) {
            assertThat(PAUSE.after(attempt, Optional.empty()).toMillis()).isBetween(least, most);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | 3000",
                " 2 | 2000",
                "99999999999999999 | 5000",
                "Sun, 01 Mar 2026 12:00:04 GMT | 4000",
                "Sun, 01 Mar 2026 13:00:00 GMT | 5000"
            })
    void retryAfter_secondsOrDate_isHonouredAndCapped(String header, long millis) {
        assertThat(PAUSE.after(1, Optional.of(header))).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-5",
                "0",
                "1.5",
                "soon",
                "Sun, 01 Mar 2026 11:00:00 GMT",
                "9999999999999999999999",
                "٣",
                "+5",
                "5, 5",
                "0x10",
                "Infinity",
                "Sunday, 01-Mar-26 12:00:04 GMT",
                "Sun Mar  1 12:00:04 2026",
                "Sun, 31 Feb 2026 12:00:04 GMT"
            })
    void retryAfter_thatMeansNothing_isAsIfAbsent(String header) {
        assertThat(PAUSE.after(1, Optional.of(header)).toMillis()).isBetween(50L, 100L);
    }

    @Test
    void pause_ofManyAttempts_doesNotOverflow() {
        assertThat(PAUSE.after(Integer.MAX_VALUE, Optional.empty())).isPositive();
    }
}
