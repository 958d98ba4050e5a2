package io.mlops.core.outbox;

import io.mlops.core.outbox.journal.Entry;
import io.mlops.core.outbox.journal.Journal;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How delivering goes, and the log of it: one warning per interval while it fails, one per interval while writes are refused, and a word when it goes on, if a warning has said that it failed. Thread-safe. */
final class DeliveryNews {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryNews.class);

    private final String server;
    private final Backlog backlog;
    private final Voice voice;
    private final long intervalNanos;
    private @Nullable String problem;
    private boolean isFailureTold;
    private long failingSince;
    private long lastFailureTold;
    private long lastRefusalTold;
    private long refusals;

    DeliveryNews(String server, Backlog backlog, Duration warningInterval) {
        this(server, backlog, warningInterval, new Voice(LOG::warn, LOG::info));
    }

    DeliveryNews(String server, Backlog backlog, Duration warningInterval, Voice voice) {
        this.server = server;
        this.backlog = backlog;
        this.voice = voice;
        this.intervalNanos = warningInterval.toNanos();
        this.lastFailureTold = System.nanoTime() - intervalNanos;
        this.lastRefusalTold = lastFailureTold;
    }

    /**
     * Where words go. Immutable.
     *
     * @param warning those about failures
     * @param info the others
     */
    record Voice(Consumer<String> warning, Consumer<String> info) {}

    /** Counts what is not delivered. */
    interface Backlog {
        /**
         * Returns the counts of what waits, or of what is set aside.
         *
         * @param isParked which of them
         */
        Journal.Counts counts(boolean isParked);
    }

    synchronized void failed(Throwable failure) {
        long now = System.nanoTime();
        if (problem == null) {
            failingSince = now;
        }
        problem = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        if (now - lastFailureTold >= intervalNanos) {
            lastFailureTold = now;
            isFailureTold = true;
            voice.warning().accept(waiting() + " for " + server + " and are sent again: " + problem);
        }
    }

    synchronized void succeeded() {
        problem = null;
        if (isFailureTold) {
            isFailureTold = false;
            voice.info().accept(server + " takes writes again; " + waiting());
        }
    }

    /** Something was delivered while something else goes on failing. */
    synchronized void progressed() {
        failingSince = System.nanoTime();
    }

    synchronized void refused(Entry entry, RuntimeException refusal) {
        long now = System.nanoTime();
        refusals++;
        if (now - lastRefusalTold >= intervalNanos) {
            lastRefusalTold = now;
            voice.warning()
                    .accept(server + " has refused " + refusals
                            + " writes since this was last told, which are set aside"
                            + " (Mlops.outbox().parked()); the last were "
                            + entry.kind().words() + " of " + entry.subject()
                            + ": " + refusal.getMessage());
            refusals = 0;
        }
    }

    /** Returns why the last attempt has failed; null where it has not. */
    synchronized @Nullable String problem() {
        return problem;
    }

    /** Returns for how long every attempt has failed. */
    synchronized Duration failingFor() {
        return problem == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - failingSince);
    }

    /** Says what is left when the outbox is closed. */
    void atClose() {
        Journal.Counts parked = backlog.counts(true);
        if (backlog.counts(false).entries() > 0 || parked.entries() > 0) {
            voice.warning()
                    .accept("The outbox is closed; " + waiting() + " for " + server
                            + " until somebody opens it again, and " + parked.entries() + " with " + parked.points()
                            + " points were refused and are set aside");
        }
    }

    private String waiting() {
        try {
            Journal.Counts counts = backlog.counts(false);
            return counts.entries() + " writes with " + counts.points() + " points"
                    + counts.oldest().map(at -> ", the oldest of " + at + ",").orElse("") + " wait";
        } catch (RuntimeException e) {
            return "writes that cannot be counted wait";
        }
    }
}
