package io.mlops.drift.stream;

/**
 * Watches a stream for a change of its distribution, in constant memory.
 *
 * <p>After {@link DetectorLevel#DRIFT} the next observation starts over, as each detector says. Mutable and not thread-safe:
 * one thread at a time, in the order of time.
 */
public interface ChangeDetector {
    /** Returns the specification that makes an equal detector, without its state. */
    DetectorSpec spec();

    /** Returns what the last observation led to; {@link DetectorLevel#INSUFFICIENT_DATA} before the first. */
    DetectorLevel level();

    /** Returns how many observations were taken in since the start or the last {@link #reset()}. */
    long observations();

    /** Returns how many observations were counted and left out, as they are no usable number. */
    long rejected();

    /** Returns how many drifts were seen since the start or the last {@link #reset()}. */
    long drifts();

    /** Forgets all that was observed, the counts included; the specification stays. */
    void reset();

    /**
     * Returns the specification and the state as bytes with a version and a checksum, of constant size in the number of
     * observations; the engine makes a detector of them again.
     */
    byte[] save();
}
