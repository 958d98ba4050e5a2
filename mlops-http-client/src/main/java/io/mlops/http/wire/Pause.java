package io.mlops.http.wire;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next attempt: the base doubled each time, between half and the whole of it by chance, or what the server asks for. Immutable.
 *
 * @param base before the second attempt
 * @param longest before any attempt, whatever the server asks for
 * @param clock tells how far away a date in {@code Retry-After} is
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, section 10.2.3</a>
 */
record Pause(Duration base, Duration longest, Clock clock) {
    private static final int MAX_DOUBLINGS = 20;

    /** Returns the pause after an attempt, from 1. */
    Duration after(int attempt, Optional<String> retryAfter) {
        return retryAfter.flatMap(this::asked).map(this::capped).orElseGet(() -> jittered(attempt));
    }

    private Duration jittered(int attempt) {
        long whole = capped(base.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS)))
                .toMillis();
        return Duration.ofMillis(whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1));
    }

    private Duration capped(Duration pause) {
        return pause.compareTo(longest) > 0 ? longest : pause;
    }

    /** What cannot be read, and what lies in the past, is as if it were not there. */
    private Optional<Duration> asked(String header) {
        String text = header.strip();
        if (!text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            long seconds = Math.min(Long.parseLong(text), Integer.MAX_VALUE);
            return Optional.of(Duration.ofSeconds(seconds)).filter(pause -> !pause.isZero());
        }
        try {
            Duration until = Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return Optional.of(until).filter(pause -> !pause.isNegative() && !pause.isZero());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
