package io.mlops.core;

import io.mlops.tracking.DeliveryCounts;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes an instance as the JVM ends, and hands over what became of its points. */
final class ShutdownHook {
    private static final Logger LOG = LoggerFactory.getLogger(ShutdownHook.class);

    private final Thread hook;

    private ShutdownHook(Thread hook) {
        this.hook = hook;
    }

    /**
     * Adds a hook to the JVM.
     *
     * @param closing ends the instance, or waits for the end that somebody has begun, not for longer than there is time, and returns the counts then
     * @param report told the counts
     */
    static ShutdownHook add(Supplier<DeliveryCounts> closing, Consumer<DeliveryCounts> report) {
        Thread hook = new Thread(() -> tell(closing.get(), report), "mlops-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        return new ShutdownHook(hook);
    }

    /** Takes the hook away, unless the JVM is ending. */
    void remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("The JVM is ending: the shutdown hook will find the instance closed");
        }
    }

    private static void tell(DeliveryCounts counts, Consumer<DeliveryCounts> report) {
        try {
            report.accept(counts);
        } catch (RuntimeException e) {
            LOG.warn("The report at shutdown failed: {}", counts, e);
        }
    }
}
