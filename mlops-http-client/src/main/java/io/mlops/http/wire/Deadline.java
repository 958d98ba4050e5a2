package io.mlops.http.wire;

import java.time.Duration;

/** The end of the time that an operation may take. Immutable. */
final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration budget) {
        return new Deadline(System.nanoTime() + budget.toNanos());
    }

    /** Returns what is left, never negative. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    boolean allows(Duration pause) {
        return left().compareTo(pause) > 0;
    }
}
