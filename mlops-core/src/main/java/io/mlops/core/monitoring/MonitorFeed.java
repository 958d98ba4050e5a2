package io.mlops.core.monitoring;

import io.mlops.core.check.Ids;
import io.mlops.data.Row;
import io.mlops.data.Schema;
import io.mlops.monitoring.ObservationCounts;
import java.time.Clock;
import java.util.List;

/**
 * Takes predictions of one monitor from any thread, and hands them to the background thread. Thread-safe.
 *
 * <p>Two buffers: callers fill one while the other is written. A caller waits for another caller's copy of a row at most, never for I/O.
 */
final class MonitorFeed {
    private static final int CAPACITY = 8192;

    private final MonitorKey key;
    private final Clock clock;
    private final Object lock = new Object();
    private ObservationBuffer filling;
    private ObservationBuffer spare;
    private long accepted;
    private long durable;
    private long dropped;
    private boolean isClosed;

    MonitorFeed(MonitorKey key, Schema schema, Clock clock) {
        this.key = key;
        this.clock = clock;
        this.filling = new ObservationBuffer(schema, CAPACITY);
        this.spare = new ObservationBuffer(schema, CAPACITY);
    }

    MonitorKey key() {
        return key;
    }

    /** Takes a prediction, or counts it as dropped; says whether the background thread should hurry. */
    boolean take(int version, String id, Row row, double prediction, long latencyNanos) {
        synchronized (lock) {
            if (isClosed || filling.isFull() || !Ids.isPrediction(id) || !filling.setInputs(row)) {
                dropped++;
                return true;
            }
            filling.add(id, version, clock.millis(), prediction, latencyNanos);
            accepted++;
            return filling.size() > CAPACITY / 2;
        }
    }

    /** Returns what was taken since the last call; called by the background thread alone. */
    List<Observation> drain() {
        ObservationBuffer full;
        synchronized (lock) {
            full = filling;
            filling = spare;
            spare = full;
        }
        List<Observation> observations = full.observations();
        full.clear();
        return observations;
    }

    void stored(long count) {
        synchronized (lock) {
            durable += count;
            lock.notifyAll();
        }
    }

    void lost(long count) {
        synchronized (lock) {
            dropped += count;
            accepted -= count;
            lock.notifyAll();
        }
    }

    void countDropped() {
        synchronized (lock) {
            dropped++;
        }
    }

    /** Waits until what was taken before the call is stored, or the time is up. */
    ObservationCounts await(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        synchronized (lock) {
            long goal = accepted;
            while (durable < Math.min(goal, accepted)) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    break;
                }
                lock.wait(millis);
            }
            return counts();
        }
    }

    ObservationCounts counts() {
        synchronized (lock) {
            return new ObservationCounts(accepted, durable, dropped);
        }
    }

    void close() {
        synchronized (lock) {
            isClosed = true;
        }
    }
}
