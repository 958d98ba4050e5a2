package io.mlops.examples.bikes;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time of a replay: it stands at the hour that is replayed until it is moved on. Given to the SDK, it makes months
 * of production pass in seconds. Safe for use by several threads.
 */
final class ReplayClock extends Clock {
    private final AtomicLong now;
    private final ZoneId zone;

    ReplayClock(Instant start) {
        this(new AtomicLong(start.toEpochMilli()), ZoneOffset.UTC);
    }

    private ReplayClock(AtomicLong now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** Moves on to a time; an earlier one than now changes nothing, as time does not run back. */
    void moveTo(Instant time) {
        now.accumulateAndGet(time.toEpochMilli(), Math::max);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(now.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ReplayClock(now, other);
    }
}
