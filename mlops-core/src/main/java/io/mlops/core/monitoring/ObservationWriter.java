package io.mlops.core.monitoring;

import io.mlops.error.Quoted;
import io.mlops.spi.LogEntry;
import io.mlops.spi.RecordStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what the feeds took into their logs, once a second or when one is half full, on the daemon thread {@code mlops-observe}, which starts with the first feed.
 * Thread-safe.
 */
final class ObservationWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ObservationWriter.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final RecordStore records;
    private final String writerId;
    private final Map<MonitorFeed, Pending> feeds = new ConcurrentHashMap<>();
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean isClosed;
    private @Nullable Thread thread;

    ObservationWriter(RecordStore records, String writerId) {
        this.records = records;
        this.writerId = writerId;
    }

    /** What one feed's log was sent: a batch that failed is sent again under its sequence before the next. */
    private static final class Pending {
        private final String writerId;
        private List<LogEntry> batch = List.of();
        private long sequence;
        private boolean hasFailed;

        Pending(String writerId) {
            this.writerId = writerId;
        }
    }

    synchronized void add(MonitorFeed feed) {
        // After a change of schema a second feed has the same log, and its sequence begins anew:
        // it appends as another writer, or the store would take its batches for repeats.
        feeds.put(feed, new Pending(writerId + "-" + feeds.size()));
        if (thread == null && !isClosed) {
            Thread started = new Thread(this::run, "mlops-observe");
            started.setDaemon(true);
            started.start();
            thread = started;
        }
    }

    void hurry() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    private void run() {
        while (!isClosed) {
            try {
                if (wake.tryAcquire(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                // By close(), which writes the rest itself.
                return;
            }
            feeds.forEach(this::write);
        }
    }

    private synchronized void write(MonitorFeed feed, Pending pending) {
        if (pending.batch.isEmpty()) {
            pending.batch = feed.drain().stream().map(Observation::entry).toList();
            pending.sequence++;
        }
        if (pending.batch.isEmpty()) {
            pending.sequence--;
            return;
        }
        try {
            records.append(feed.key().predictions(), pending.writerId, pending.sequence, pending.batch);
            feed.stored(pending.batch.size());
            pending.batch = List.of();
            pending.hasFailed = false;
        } catch (RuntimeException e) {
            if (!pending.hasFailed) {
                LOG.warn(
                        "predictions of {} wait, as they could not be stored",
                        Quoted.of(feed.key().id()),
                        e);
                pending.hasFailed = true;
            }
        }
    }

    /** Writes what can be written, and counts the rest as dropped. */
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            isClosed = true;
            running = thread;
        }
        feeds.keySet().forEach(MonitorFeed::close);
        join(running);
        List<MonitorFeed> all = new ArrayList<>(feeds.keySet());
        for (MonitorFeed feed : all) {
            Pending pending = feeds.get(feed);
            if (pending != null) {
                write(feed, pending);
                write(feed, pending);
                feed.lost(pending.batch.size());
            }
        }
    }

    private static void join(@Nullable Thread running) {
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
