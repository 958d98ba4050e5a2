package io.mlops.testkit.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/** A clock that stands still until it is moved. Thread-safe; clocks of other zones made from it move with it. */
public final class ManualClock extends Clock {
    private final Hand hand;
    private final ZoneId zone;

    /**
     * Makes a clock in UTC.
     *
     * @param start what it shows first
     */
    public ManualClock(Instant start) {
        this(new Hand(Objects.requireNonNull(start, "start")), ZoneOffset.UTC);
    }

    private ManualClock(Hand hand, ZoneId zone) {
        this.hand = hand;
        this.zone = zone;
    }

    /**
     * Moves the clock forward.
     *
     * @param step how far; a negative one moves it back, as an adjusted clock does
     * @return what it shows then
     */
    public Instant advance(Duration step) {
        return hand.advance(step);
    }

    /**
     * Sets the clock.
     *
     * @param instant what it shows from now on
     */
    public void setTo(Instant instant) {
        hand.set(Objects.requireNonNull(instant, "instant"));
    }

    @Override
    public Instant instant() {
        return hand.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ManualClock(hand, Objects.requireNonNull(other, "other"));
    }

    /** What clocks of several zones share. */
    private static final class Hand {
        private Instant now;

        Hand(Instant now) {
            this.now = now;
        }

        synchronized Instant advance(Duration step) {
            now = now.plus(step);
            return now;
        }

        synchronized void set(Instant instant) {
            now = instant;
        }

        synchronized Instant get() {
            return now;
        }
    }
}
