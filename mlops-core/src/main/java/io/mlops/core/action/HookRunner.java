package io.mlops.core.action;

import io.mlops.error.Quoted;
import io.mlops.governance.Action;
import io.mlops.governance.Decision;
import io.mlops.governance.Facts;
import io.mlops.governance.GovernanceHook;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls hooks so that none can harm the engine: on threads of its own, within a time limit; one that throws or takes too long denies.
 *
 * <p>Thread-safe. Threads are made when they are needed, named {@code mlops-hook-n}, daemon, and end after ten idle seconds.
 */
public final class HookRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HookRunner.class);
    private static final int MAX_THREADS = 64;

    private final Duration timeout;
    private final ExecutorService threads;

    /**
     * Makes a runner; no thread yet.
     *
     * @param timeout how long one call of a hook may take
     */
    public HookRunner(Duration timeout) {
        this.timeout = timeout;
        AtomicInteger count = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(0, MAX_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "mlops-hook-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The policy of the engine itself is not foreign code: it is called on the caller's thread, which keeps a change without hooks free of thread switches. */
    Decision before(GovernanceHook hook, Action action, Facts facts) {
        if (hook instanceof PolicyHook policy) {
            return policy.before(action, facts);
        }
        try {
            Future<Decision> answer = threads.submit(() -> hook.before(action, facts));
            return await(hook, answer);
        } catch (RuntimeException e) {
            return denial(hook, "could not be called: " + e.getClass().getSimpleName());
        }
    }

    private Decision await(GovernanceHook hook, Future<Decision> answer) {
        try {
            Decision decision = answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return decision == null ? denial(hook, "gave no decision") : decision;
        } catch (TimeoutException e) {
            answer.cancel(true);
            return denial(hook, "took longer than " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            LOG.warn("hook {} threw and so denied", Quoted.of(hook.name()), e.getCause());
            return denial(hook, "threw an exception");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return denial(hook, "was interrupted");
        }
    }

    void after(GovernanceHook hook, Action action) {
        try {
            hook.after(action);
        } catch (RuntimeException e) {
            LOG.warn(
                    "hook {} failed after {}",
                    Quoted.of(hook.name()),
                    action.type().id(),
                    e);
        }
    }

    private static Decision denial(GovernanceHook hook, String what) {
        return Decision.deny(hook.name(), "the hook " + Quoted.of(hook.name()) + " " + what + ", which denies");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
