package io.mlops.core.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Subjects that wait after a failure while others go on, each for longer with each failure. Thread-safe. */
final class Deferrals {
    private static final long FIRST_NANOS = Duration.ofMillis(200).toNanos();
    /** More would be a failure of the server, not of subjects. */
    private static final int MOST = 500;

    private final long longestNanos;
    private final Map<String, Until> bySubject = new HashMap<>();

    Deferrals(Duration longest) {
        this.longestNanos = longest.toNanos();
    }

    private record Until(long nanos, long pause) {}

    /** Lets a subject wait. */
    synchronized void add(String subject) {
        Until before = bySubject.get(subject);
        long pause = before == null ? Math.min(FIRST_NANOS, longestNanos) : Math.min(2 * before.pause(), longestNanos);
        if (bySubject.size() >= MOST) {
            bySubject.clear();
        }
        bySubject.put(subject, new Until(System.nanoTime() + pause, pause));
    }

    synchronized void remove(String subject) {
        bySubject.remove(subject);
    }

    synchronized void clear() {
        bySubject.clear();
    }

    synchronized boolean isEmpty() {
        return bySubject.isEmpty();
    }

    /** Returns who waits now. */
    synchronized Set<String> now() {
        long now = System.nanoTime();
        List<String> waiting = bySubject.entrySet().stream()
                .filter(entry -> entry.getValue().nanos() - now > 0)
                .map(Map.Entry::getKey)
                .toList();
        return Set.copyOf(waiting);
    }

    /** Returns for how long at least one of them waits at most; the longest pause where none does. */
    synchronized Duration untilNext() {
        long now = System.nanoTime();
        long next = bySubject.values().stream()
                .mapToLong(until -> Math.max(0, until.nanos() - now))
                .min()
                .orElse(longestNanos);
        return Duration.ofNanos(next);
    }
}
