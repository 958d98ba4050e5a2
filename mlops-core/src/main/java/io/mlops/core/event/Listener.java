package io.mlops.core.event;

import io.mlops.event.MlopsEvent;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One subscription: a type, and what to call. Used by the dispatcher's thread; ended from any. */
final class Listener<E extends MlopsEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final Class<E> type;
    private final Consumer<? super E> target;
    private volatile boolean ended;
    private boolean failedBefore;

    Listener(Class<E> type, Consumer<? super E> target) {
        this.type = Objects.requireNonNull(type, "type");
        this.target = Objects.requireNonNull(target, "listener");
    }

    /** Calls the target where the event is of its type. An error of the JVM itself is no reason to stop the others either. */
    void deliver(MlopsEvent event) {
        if (ended || !type.isInstance(event)) {
            return;
        }
        try {
            target.accept(type.cast(event));
        } catch (RuntimeException | Error e) {
            if (!failedBefore) {
                failedBefore = true;
                LOG.warn("A listener of {} failed; its further failures are not logged", type.getSimpleName(), e);
            }
        }
    }

    void end() {
        ended = true;
    }
}
