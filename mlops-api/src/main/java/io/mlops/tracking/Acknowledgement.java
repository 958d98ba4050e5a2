package io.mlops.tracking;

/** What has happened to a write when a call returns; each level includes those before it. */
public enum Acknowledgement {
    /** In the bounded buffer of this process; lost if the process dies before the flush interval has passed. */
    ACCEPTED,
    /** Committed with a full sync: survives {@code kill -9} and the loss of power. */
    DURABLE,
    /** A remote store has answered that it holds the write. */
    DELIVERED
}
