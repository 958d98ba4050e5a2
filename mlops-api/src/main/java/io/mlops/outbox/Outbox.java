package io.mlops.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Writes that are durable here and on their way to a remote store.
 *
 * <p>Thread-safe. Every method throws {@link IllegalStateException} once the instance is closed, and may throw {@link io.mlops.error.BackendException} where the outbox's own folder fails.
 */
public interface Outbox {
    /** The largest number of parked writes that are returned at once. */
    int MAX_PARKED = 10_000;

    /** Returns what waits now, and why. */
    OutboxStatus status();

    /**
     * Waits until every write that was durable before the call is {@link io.mlops.tracking.Acknowledgement#DELIVERED}, or parked. Points that are still in the buffer are not among them:
     * call {@code flush} first.
     *
     * @param timeout how long at most
     * @return whether none of them waits any more; false also where the thread was interrupted, whose flag stays set
     */
    boolean awaitDelivered(Duration timeout);

    /**
     * Returns the writes that the server has refused, the oldest first.
     *
     * @param max how many at most, 1 to {@value #MAX_PARKED}
     * @throws io.mlops.error.InvalidInputException if outside the range
     */
    List<ParkedWrite> parked(int max);

    /**
     * Lets all parked writes be tried again, in their old order: after the server, or what it holds, was mended.
     *
     * @return how many there were
     */
    long retryParked();

    /**
     * Gives up a parked write for good: it stays here and never reaches the server. No policy judges it, as what was written was judged when it was written.
     *
     * @param number {@link ParkedWrite#number()}
     * @return whether there was such a parked write
     */
    boolean discardParked(long number);

    /**
     * Returns the id that the server has given to what has an id here; empty where it was not delivered yet, or is not of this outbox.
     *
     * @param localId the id of a run, an experiment or a logged model
     * @throws io.mlops.error.InvalidInputException if it is longer than 250 code points, as no id is
     */
    Optional<String> serverId(String localId);
}
