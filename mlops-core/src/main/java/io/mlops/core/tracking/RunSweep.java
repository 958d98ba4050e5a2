package io.mlops.core.tracking;

import io.mlops.core.action.Acting;
import io.mlops.core.action.Actions;
import io.mlops.core.action.Change;
import io.mlops.core.store.Stores;
import io.mlops.error.ConflictException;
import io.mlops.event.RunEnded;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.Principal;
import io.mlops.governance.Resource;
import io.mlops.spi.InterruptedRun;
import io.mlops.spi.RunStore;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the runs of processes that died as KILLED, with the reason {@value #INTERRUPTED}. It has no thread: opening an instance, reading runs and watching the registry call it, and it looks at
 * most once a second. It throws nothing, as nobody has asked for it. Thread-safe.
 */
final class RunSweep {
    static final String INTERRUPTED = "interrupted";

    private static final Logger LOG = LoggerFactory.getLogger(RunSweep.class);
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The engine itself: whoever happens to read has not ended the run. */
    private static final Principal ENGINE =
            new Principal("mlops", Principal.Kind.SERVICE, Optional.empty(), Principal.UNAUTHENTICATED);

    private final Stores stores;
    private final AtomicLong lastLook = new AtomicLong(System.nanoTime() - PERIOD_NANOS);
    private volatile boolean failing;

    RunSweep(Stores stores) {
        this.stores = stores;
    }

    /** Looks, unless somebody has within the last second. */
    void sweepIfDue(Actions actions, Clock clock) {
        long last = lastLook.get();
        long now = System.nanoTime();
        // An interrupted caller leaves it to the next: lock files may be looked at, which interrupts break off.
        boolean isDue = now - last >= PERIOD_NANOS && !Thread.currentThread().isInterrupted();
        if (isDue && lastLook.compareAndSet(last, now)) {
            sweep(new Acting(ENGINE, actions, clock));
        }
    }

    private void sweep(Acting acting) {
        try {
            List<InterruptedRun> found =
                    stores.tracking().runs().map(RunStore::interrupted).orElse(List.of());
            found.forEach(run -> end(run, acting));
            failing = false;
        } catch (RuntimeException e) {
            if (!failing && !stores.isClosed()) {
                failing = true;
                LOG.warn("Runs of processes that died cannot be ended; they stay RUNNING until they can", e);
            }
        }
    }

    private static void end(InterruptedRun run, Acting acting) {
        Instant now = acting.now();
        RunInfo info = run.info();
        RunInfo last = new RunInfo(
                info.id(),
                info.experimentId(),
                info.name(),
                RunStatus.KILLED,
                info.stage(),
                info.startedAt(),
                Optional.of(now));
        Action action = acting.action(
                ActionType.RUN_WRITE,
                Resource.of(Resource.Type.RUN, info.id()),
                Map.of("status", info.status().name()),
                Map.of("status", RunStatus.KILLED.name(), "cause", INTERRUPTED));
        TagWrite.Target target = new TagWrite.Target(TagWrite.Kind.RUN, info.id(), 0);
        try {
            acting.actions()
                    .end(new Change(
                            action,
                            List.of(new Expectation.RunHeldBy(info.id(), run.writerId())),
                            List.of(
                                    new RunWrite.SetStatus(info.id(), RunStatus.KILLED, Optional.of(now)),
                                    new TagWrite(target, Tags.STATUS_REASON, Optional.of(INTERRUPTED))),
                            result -> List.of(new RunEnded(acting.origin(), last))));
            LOG.info("Run {} ends KILLED, as the process that it ran in is gone", info.id());
        } catch (ConflictException e) {
            LOG.debug("Run {} was ended or resumed by somebody else", info.id());
        }
    }
}
