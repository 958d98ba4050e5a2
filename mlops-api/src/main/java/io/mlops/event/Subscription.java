package io.mlops.event;

/** A listener's registration. Thread-safe. */
public interface Subscription extends AutoCloseable {
    /** Ends the deliveries; one that is in progress may still end. Calling it again does nothing. */
    @Override
    void close();
}
