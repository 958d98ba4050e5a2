package io.mlops.tracking;

/**
 * How many metric points reached which level since the instance was opened. Immutable.
 *
 * @param accepted taken into the buffer
 * @param durable committed with a full sync, locally or by the remote store
 * @param delivered answered by a remote store; equal to {@code durable} where the store is local
 * @param dropped given up because a time limit passed before they were written
 * @param failed refused by the backend
 */
public record DeliveryCounts(long accepted, long durable, long delivered, long dropped, long failed) {
    /** Nothing yet. */
    public static final DeliveryCounts NONE = new DeliveryCounts(0, 0, 0, 0, 0);

    /** Returns how many points still wait in the buffer. */
    public long pending() {
        return accepted - durable - dropped - failed;
    }

    /** Returns whether points were lost: dropped or failed. */
    public boolean hasLosses() {
        return dropped > 0 || failed > 0;
    }
}
