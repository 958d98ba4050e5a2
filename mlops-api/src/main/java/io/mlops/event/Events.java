package io.mlops.event;

import java.util.function.Consumer;

/** Subscriptions to events. Thread-safe. */
public interface Events {
    /**
     * Calls a listener for every event of a type from now on, after its commit, in commit order, on the engine's one dispatcher thread: a slow listener delays the others,
     * never a change.
     *
     * @param <E> the type of events
     * @param type a type of events, or {@link MlopsEvent} for all
     * @param listener what to call; what it throws is logged once and harms nobody
     */
    <E extends MlopsEvent> Subscription subscribe(Class<E> type, Consumer<? super E> listener);
}
