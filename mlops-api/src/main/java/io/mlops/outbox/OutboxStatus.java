package io.mlops.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What was in an outbox when it was asked. Immutable.
 *
 * @param waitingWrites how many writes wait for the server; points that were committed together for one run are one
 * @param waitingPoints how many metric points are in them
 * @param oldest when the oldest of them was written; empty where none waits
 * @param parkedWrites how many writes the server has refused for good
 * @param parkedPoints how many metric points are in those
 * @param problem why the last attempt to deliver has failed; empty where it has not, and in a process that leaves delivering to another one of the same outbox
 */
public record OutboxStatus(
        long waitingWrites,
        long waitingPoints,
        Optional<Instant> oldest,
        long parkedWrites,
        long parkedPoints,
        Optional<String> problem) {
    /** Refuses nulls. */
    public OutboxStatus {
        Objects.requireNonNull(oldest, "oldest");
        Objects.requireNonNull(problem, "problem");
    }

    /** Returns whether everything has reached the server: nothing waits, and nothing is parked. */
    public boolean isEmpty() {
        return waitingWrites == 0 && parkedWrites == 0;
    }

    /**
     * Returns for how long the oldest write has been waiting; zero where none waits.
     *
     * @param now the time
     */
    public Duration age(Instant now) {
        return oldest.map(since -> Duration.between(since, now))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO);
    }
}
