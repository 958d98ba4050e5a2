package io.mlops.core.metric;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The writers that this instance is in the store's eyes. The sequences of one writer have to arrive as they rise, so that appends that are under way at once need several; as many are made as that happens. Thread-safe.
 */
final class Lanes {
    private final String writerId;
    private final Queue<Lane> idle = new ConcurrentLinkedQueue<>();
    private final AtomicInteger made = new AtomicInteger();

    Lanes(String writerId) {
        this.writerId = writerId;
    }

    /** One writer, held by one append at a time. */
    static final class Lane {
        private final String writerId;
        private long sequence;

        Lane(String writerId) {
            this.writerId = writerId;
        }

        String writerId() {
            return writerId;
        }

        long nextSequence() {
            return ++sequence;
        }
    }

    Lane take() {
        Lane free = idle.poll();
        if (free != null) {
            return free;
        }
        int number = made.getAndIncrement();
        return new Lane(number == 0 ? writerId : writerId + "-" + number);
    }

    void giveBack(Lane lane) {
        idle.add(lane);
    }
}
