package io.mlops.http.tracking;

import java.lang.ref.SoftReference;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The series whose first pages were read last: the server has points by time and histories are by step, so that any page needs the whole series, and who pages through one shall not fetch it again for each page. What
 * they hold is given up where memory is short, after a minute, when the last page was read, and when this process writes points into the run. Thread-safe.
 */
final class RecentSeries {
    private static final int MOST = 4;
    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

    private final Map<Name, Kept> kept = new LinkedHashMap<>();
    private long writes;

    /** Which series. Immutable. */
    record Name(String runId, String key) {}

    private record Kept(SoftReference<SeriesPoints> points, long readAt) {}

    /** Returns how often this process has written points. */
    synchronized long writes() {
        return writes;
    }

    /**
     * Keeps a series that was read just now, unless points were written meanwhile, which it may lack.
     *
     * @param writesBefore those before it was read
     */
    synchronized void keep(Name name, SeriesPoints points, long writesBefore) {
        kept.remove(name);
        if (writes != writesBefore) {
            return;
        }
        if (kept.size() == MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
        kept.put(name, new Kept(new SoftReference<>(points), System.nanoTime()));
    }

    /** Returns a series that is kept and not too old. */
    synchronized Optional<SeriesPoints> find(Name name) {
        Kept found = kept.get(name);
        if (found == null || System.nanoTime() - found.readAt() > LONGEST_NANOS) {
            kept.remove(name);
            return Optional.empty();
        }
        return Optional.ofNullable(found.points().get());
    }

    synchronized void forget(Name name) {
        kept.remove(name);
    }

    /** Forgets the series of a run, which has new points. */
    synchronized void forgetRun(String runId) {
        writes++;
        kept.keySet().removeIf(name -> name.runId().equals(runId));
    }
}
