package io.mlops.core.outbox;

import io.mlops.core.check.Waits;
import io.mlops.core.outbox.journal.Entry;
import io.mlops.core.outbox.journal.Journal;
import io.mlops.error.ErrorCode;
import io.mlops.error.MlopsException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The thread that delivers: the oldest first, again and again until the server takes it. Of several openings of one folder one delivers for all. Thread-safe. */
final class Courier {
    /** How long nothing happens before it is looked for what other processes have written. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    /** How often those who wait look for what another process has delivered. */
    private static final Duration POLL = Duration.ofMillis(50);

    private final Journal journal;
    private final Sender sender;
    private final DeliveryRules rules;
    private final DeliveryNews news;
    private final Deferrals deferrals;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition progress = lock.newCondition();
    private final Thread thread;
    private boolean hasWork = true;
    private long deliveries;
    private volatile boolean stopped;
    private int failures;

    Courier(Journal journal, Sender sender, DeliveryRules rules, DeliveryNews news) {
        this.journal = journal;
        this.sender = sender;
        this.rules = rules;
        this.news = news;
        this.deferrals = new Deferrals(rules.longestPause());
        this.thread = new Thread(this::run, "mlops-outbox");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Says that something was written. */
    void wake() {
        lock.lock();
        try {
            hasWork = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets what waited after failures be tried now. */
    void retryNow() {
        deferrals.clear();
        wake();
    }

    private void run() {
        while (!stopped) {
            try {
                if (!journal.lead()) {
                    pause(IDLE, false);
                } else {
                    deliverNext();
                }
            } catch (RuntimeException | Error e) {
                // Also after a lack of memory: nobody else delivers.
                if (!stopped) {
                    news.failed(e);
                    pause(IDLE, false);
                }
            }
        }
    }

    private void deliverNext() {
        List<Entry> waiting = journal.head(deferrals.now(), Pack.MOST_ENTRIES);
        if (waiting.isEmpty()) {
            Duration next = deferrals.untilNext();
            pause(next.compareTo(IDLE) < 0 ? next : IDLE, true);
            return;
        }
        Pack pack = Pack.first(waiting);
        try {
            sender.send(pack);
            succeeded(pack.first().subject());
            tellProgress();
        } catch (RuntimeException e) {
            if (stopped) {
                return;
            }
            news.failed(e);
            deferrals.add(pack.first().subject());
            failures = concernsAll(e) ? failures + 1 : failures;
            pause(concernsAll(e) ? backoff() : FIRST_PAUSE, false);
        }
    }

    /** Whether the server itself seems to fail, and not for one subject alone. */
    private static boolean concernsAll(RuntimeException failure) {
        return failure instanceof MlopsException known
                && (known.retryable() || known.code() == ErrorCode.OUTCOME_UNKNOWN);
    }

    private void succeeded(String subject) {
        boolean wasOutage = failures > 1;
        failures = 0;
        deferrals.remove(subject);
        if (wasOutage) {
            deferrals.clear();
        }
        if (deferrals.isEmpty()) {
            news.succeeded();
        } else {
            news.progressed();
        }
    }

    private Duration backoff() {
        long millis = FIRST_PAUSE.toMillis() << Math.min(failures - 1, 16);
        return Duration.ofMillis(Math.min(millis, rules.longestPause().toMillis()));
    }

    /** Waits for a time; where nothing was to do, not longer than until somebody writes. */
    private void pause(Duration time, boolean isIdle) {
        lock.lock();
        try {
            long left = Waits.nanos(time);
            while (left > 0 && !stopped && !(isIdle && hasWork)) {
                left = changed.awaitNanos(left);
            }
            hasWork = false;
        } catch (InterruptedException e) {
            // Only close() ends this thread.
            hasWork = true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until nothing waits that was written before the call.
     *
     * @param timeout how long at most
     * @param patience how long the server may have been failing
     */
    boolean await(Duration timeout, Optional<Duration> patience) {
        long deadline = System.nanoTime() + Waits.nanos(timeout);
        long last = journal.lastWaiting();
        wake();
        while (journal.isWaiting(last)) {
            boolean isHopeless = patience.isPresent() && news.failingFor().compareTo(patience.get()) > 0;
            if (isHopeless || System.nanoTime() - deadline >= 0 || !awaitProgress()) {
                return false;
            }
        }
        return true;
    }

    private void tellProgress() {
        lock.lock();
        try {
            deliveries++;
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns false where the thread is interrupted. */
    private boolean awaitProgress() {
        lock.lock();
        try {
            long seen = deliveries;
            long left = POLL.toNanos();
            while (seen == deliveries && left > 0) {
                left = progress.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Begins to stop; what is on its way may still arrive. */
    void stop() {
        stopped = true;
        wake();
    }

    /** Waits for the end of the thread, whose request somebody else has broken off, and gives the turn away. */
    void join() {
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        journal.resign();
    }

    @Nullable
    String problem() {
        return news.problem();
    }
}
