package io.mlops.core.event;

import io.mlops.core.check.Waits;
import io.mlops.event.Events;
import io.mlops.event.MlopsEvent;
import io.mlops.event.Subscription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers events in the order in which they were published, on one daemon thread. Thread-safe. */
public final class Dispatcher implements Events {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int MAX_WAITING_RUN_EVENTS = 10_000;

    private final String threadName;
    private final Runnable beforeSubscription;
    private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<MlopsEvent> queue = new ArrayDeque<>();
    private @Nullable Thread thread;
    private boolean closed;
    private long dropped;

    /**
     * Makes a dispatcher, which starts no thread before it is needed.
     *
     * @param threadName names its thread
     * @param beforeSubscription called before each listener is added
     */
    public Dispatcher(String threadName, Runnable beforeSubscription) {
        this.beforeSubscription = Objects.requireNonNull(beforeSubscription, "beforeSubscription");
        this.threadName = Objects.requireNonNull(threadName, "threadName");
    }

    @Override
    public <E extends MlopsEvent> Subscription subscribe(Class<E> type, Consumer<? super E> listener) {
        Listener<E> added = new Listener<>(type, listener);
        beforeSubscription.run();
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("this Mlops instance is closed");
            }
            listeners.add(added);
        } finally {
            lock.unlock();
        }
        return () -> {
            added.end();
            listeners.remove(added);
        };
    }

    /**
     * Queues events for delivery; does nothing after {@link #close}.
     *
     * @param events in the order of their commits
     */
    public void publish(List<MlopsEvent> events) {
        if (events.isEmpty() || listeners.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            if (!closed) {
                events.forEach(this::enqueue);
                start();
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether anybody listens. */
    public boolean hasListeners() {
        return !listeners.isEmpty();
    }

    /**
     * Delivers what is queued and ends the thread.
     *
     * @param timeout how long to wait for that
     * @param closer who closes, or waits for that: where it is a listener, it cannot wait for its own end
     * @return whether everything was delivered in time
     */
    public boolean close(Duration timeout, Thread closer) {
        Thread running;
        lock.lock();
        try {
            closed = true;
            arrived.signal();
            running = thread;
        } finally {
            lock.unlock();
        }
        if (running == null || running == closer) {
            return true;
        }
        try {
            TimeUnit.NANOSECONDS.timedJoin(running, Math.max(1, Waits.nanos(timeout)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (running.isAlive()) {
            running.interrupt();
        }
        return !running.isAlive();
    }

    private void enqueue(MlopsEvent event) {
        boolean mayDrop = switch (event.type()) {
            case RUN_STARTED, RUN_ENDED -> true;
            default -> false;
        };
        if (mayDrop && queue.size() >= MAX_WAITING_RUN_EVENTS) {
            if (dropped++ == 0) {
                LOG.warn("More than {} events wait for slow listeners; events of runs are dropped", queue.size());
            }
            return;
        }
        queue.add(event);
    }

    private void start() {
        if (thread == null) {
            thread = new Thread(this::deliverAll, threadName);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void deliverAll() {
        MlopsEvent event = next();
        while (event != null) {
            for (Listener<?> listener : listeners) {
                listener.deliver(event);
            }
            event = next();
        }
    }

    private @Nullable MlopsEvent next() {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) {
                arrived.awaitUninterruptibly();
            }
            return queue.poll();
        } finally {
            lock.unlock();
        }
    }
}
