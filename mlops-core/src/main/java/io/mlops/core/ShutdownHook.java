package io.mlops.core;

import io.mlops.core.check.Waits;
import io.mlops.tracking.DeliveryCounts;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes an instance as the JVM ends, and hands over what became of its points.
 *
 * <p>A thread of its own closes, so that a store which does not answer, a disk of another machine for example, does not keep the JVM from ending: who sent the signal would kill it soon, and then nobody is told anything.
 */
final class ShutdownHook {
    private static final Logger LOG = LoggerFactory.getLogger(ShutdownHook.class);

    /** Beyond the time for the points: for what closing does besides, where nothing holds it up. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Thread hook;

    /**
     * @param closing ends the instance
     * @param now the counts while it has not ended
     */
    private ShutdownHook(
            Runnable closing, Supplier<DeliveryCounts> now, Duration timeout, Consumer<DeliveryCounts> report) {
        this.hook = new Thread(
                () -> {
                    boolean hasEnded = close(closing, timeout);
                    DeliveryCounts counts = now.get();
                    tell(hasEnded ? counts : withPendingDropped(counts), report);
                },
                "mlops-shutdown");
    }

    /**
     * Adds a hook to the JVM.
     *
     * @param closing ends the instance, in about the timeout
     * @param now the counts of the moment
     * @param timeout how long closing may take
     * @param report told the counts at the end
     */
    static ShutdownHook add(
            Runnable closing, Supplier<DeliveryCounts> now, Duration timeout, Consumer<DeliveryCounts> report) {
        ShutdownHook added = new ShutdownHook(closing, now, timeout, report);
        Runtime.getRuntime().addShutdownHook(added.hook);
        return added;
    }

    /** Takes the hook away, unless the JVM is ending. */
    void remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("The JVM is ending: the shutdown hook will find the instance closed");
        }
    }

    private static boolean close(Runnable closing, Duration timeout) {
        Thread closer = new Thread(closing, "mlops-shutdown-close");
        closer.setDaemon(true);
        closer.start();
        try {
            TimeUnit.NANOSECONDS.timedJoin(closer, Waits.nanos(timeout));
            TimeUnit.NANOSECONDS.timedJoin(closer, GRACE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !closer.isAlive();
    }

    private static DeliveryCounts withPendingDropped(DeliveryCounts counts) {
        LOG.warn("The store did not let go of {} metric points in the time to close: {}", counts.pending(), counts);
        return new DeliveryCounts(
                counts.accepted(),
                counts.durable(),
                counts.delivered(),
                counts.dropped() + counts.pending(),
                counts.failed());
    }

    private static void tell(DeliveryCounts counts, Consumer<DeliveryCounts> report) {
        try {
            report.accept(counts);
        } catch (RuntimeException e) {
            LOG.warn("The report at shutdown failed: {}", counts, e);
        }
    }
}
