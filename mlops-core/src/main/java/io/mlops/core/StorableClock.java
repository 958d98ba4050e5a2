package io.mlops.core;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock as stores can keep its times: what is before 1970 is the beginning of 1970, what is after the year 9999 its end. Clocks are as wrong as that where a battery is empty or somebody has set them; work goes on then, with dates that are as wrong as
 * the clock. Thread-safe if the clock is.
 */
final class StorableClock extends Clock {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final long LAST_MILLIS = LAST.toEpochMilli();

    private final Clock clock;

    StorableClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        Instant now = clock.instant();
        if (now.isBefore(Instant.EPOCH)) {
            return Instant.EPOCH;
        }
        return now.isAfter(LAST) ? LAST : now;
    }

    @Override
    public long millis() {
        try {
            return Math.max(0, Math.min(LAST_MILLIS, clock.millis()));
        } catch (ArithmeticException e) {
            // Farther away than milliseconds can tell.
            return instant().toEpochMilli();
        }
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new StorableClock(clock.withZone(zone));
    }
}
