package io.mlops.core.action;

import io.mlops.core.check.Waits;
import io.mlops.error.Quoted;
import io.mlops.governance.Action;
import io.mlops.governance.Decision;
import io.mlops.governance.Facts;
import io.mlops.governance.GovernanceHook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
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
 * Calls hooks, and policy engines that are not ours, so that none can harm the engine: on threads of its own, within a time limit; one that throws or takes too long denies.
 *
 * <p>Thread-safe. Threads are made when they are needed, named {@code mlops-hook-n}, daemon, and end after ten idle seconds.
 */
public final class HookRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HookRunner.class);
    private static final int MAX_THREADS = 64;

    private final List<GovernanceHook> hooks;
    private final Duration timeout;
    private final ExecutorService threads;

    /**
     * Makes a runner; no thread yet.
     *
     * @param hooks what the builder was given, in order
     * @param timeout how long one call may take
     */
    public HookRunner(List<GovernanceHook> hooks, Duration timeout) {
        this.hooks = List.copyOf(hooks);
        this.timeout = timeout;
        AtomicInteger count = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(0, MAX_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "mlops-hook-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * An after-hook that failed.
     *
     * @param hook its name
     * @param what what it did, as a sentence for people
     */
    record Failure(String hook, String what) {}

    /** Asks the hooks in their order; the first that does not allow decides. */
    Decision before(Action action, Facts facts) {
        Decision decision = new Decision(Decision.Outcome.ALLOW, List.of(), "");
        for (GovernanceHook hook : hooks) {
            decision = decision.and(() -> decide(hook.name(), () -> hook.before(action, facts)));
        }
        return decision;
    }

    /** Returns what a judge decides; that it denies where it gives no decision in time. */
    Decision decide(String name, Callable<Decision> judge) {
        try {
            Decision decision = call(judge);
            return decision == null ? denial(name, "gave no decision") : decision;
        } catch (HookFailure e) {
            return denial(name, e.what);
        }
    }

    /** Tells all hooks, also after one has failed; returns the failures. */
    List<Failure> after(Action action) {
        List<Failure> failures = new ArrayList<>();
        for (GovernanceHook hook : hooks) {
            try {
                call(() -> {
                    hook.after(action);
                    return true;
                });
            } catch (HookFailure e) {
                failures.add(new Failure(hook.name(), e.what));
            }
        }
        return failures;
    }

    private <T> T call(Callable<T> task) throws HookFailure {
        Future<T> answer;
        try {
            answer = threads.submit(task);
        } catch (RuntimeException e) {
            throw new HookFailure("could not be called: " + e.getClass().getSimpleName());
        }
        try {
            return answer.get(Waits.nanos(timeout), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HookFailure("took longer than " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            // The class alone: a message may hold what the hook knows and a log must not.
            Class<?> thrown = Objects.requireNonNullElse(e.getCause(), e).getClass();
            LOG.warn("a hook threw {}", thrown.getName());
            throw new HookFailure("threw " + thrown.getSimpleName());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new HookFailure("was interrupted");
        }
    }

    private static Decision denial(String name, String what) {
        return Decision.deny(name, "the hook " + Quoted.of(name) + " " + what + ", which denies");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static final class HookFailure extends Exception {
        private static final long serialVersionUID = 1;
        private final String what;

        HookFailure(String what) {
            super(what);
            this.what = what;
        }
    }
}
