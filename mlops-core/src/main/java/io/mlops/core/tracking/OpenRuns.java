package io.mlops.core.tracking;

import io.mlops.error.ConflictException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs that are open in this instance, so that closing it can end them. Thread-safe. */
public final class OpenRuns {
    private static final Logger LOG = LoggerFactory.getLogger(OpenRuns.class);

    private final Map<String, LiveRun> byId = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /** Refuses to open a run while the instance closes. */
    void requireAccepting() {
        if (closing) {
            throw new IllegalStateException("this Mlops instance is closing; open another one");
        }
    }

    void add(LiveRun run) {
        byId.put(run.id(), run);
    }

    void remove(LiveRun run) {
        byId.remove(run.id(), run);
    }

    /** Refuses a second opening of a run that is open here. */
    void requireNotOpen(String runId) {
        if (byId.containsKey(runId)) {
            throw new ConflictException("Run " + runId + " is open in this instance; finish it before it is resumed");
        }
    }

    /**
     * Ends all of them as FAILED, and lets no other be opened; one that cannot be ended is logged.
     *
     * @param deadline a time of {@link System#nanoTime()} until which their points may be written
     */
    public void endAll(long deadline) {
        closing = true;
        for (LiveRun run : List.copyOf(byId.values())) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            try {
                if (!run.close(left)) {
                    LOG.warn("Run {} could not be ended in the time to close; it stays RUNNING", run.id());
                }
            } catch (RuntimeException e) {
                LOG.warn("Run {} could not be ended while closing; it stays RUNNING", run.id(), e);
            }
        }
    }
}
