package io.mlops.testkit.fault;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A call that waits until the test lets it go on: a backend that answers slowly, without a sleep. Thread-safe. */
public final class HeldCall {
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    HeldCall() {}

    /**
     * Waits until the call has arrived.
     *
     * @param patience how long at most
     * @throws AssertionError if it does not arrive in time, or the thread is interrupted
     */
    public void awaitArrival(Duration patience) {
        try {
            if (!arrived.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("The call that was to be held has not arrived within " + patience + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Waiting for the held call was interrupted.", e);
        }
    }

    /** Returns whether the call has arrived. */
    public boolean hasArrived() {
        return arrived.getCount() == 0;
    }

    /** Lets the call go on to the backend, now or when it arrives; calling it again does nothing. */
    public void release() {
        released.countDown();
    }

    /** Holds the calling thread; an interrupted thread goes on, with its mark set. */
    void hold() {
        arrived.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
