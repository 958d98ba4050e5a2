package io.mlops.core.registry;

import io.mlops.core.action.Actions;
import io.mlops.core.store.Stores;
import io.mlops.event.AliasMoved;
import io.mlops.event.AliasRemoved;
import io.mlops.event.EventOrigin;
import io.mlops.event.MlopsEvent;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads aliases, and where the store does not tell what other clients change, finds it out by comparing: with each look, and every few seconds once somebody listens. Thread-safe.
 */
public final class ForeignAliases {
    private static final Logger LOG = LoggerFactory.getLogger(ForeignAliases.class);
    /** Each alias costs a request to a server each time. */
    private static final long PERIOD_SECONDS = 5;

    private final Stores stores;
    private final Actions actions;
    private final Clock clock;
    private @Nullable ScheduledExecutorService thread;
    private boolean closed;

    /**
     * Makes it; no thread is started before somebody listens.
     *
     * @param stores where the registry is
     * @param actions records and tells what others have moved
     * @param clock dates what is told
     */
    public ForeignAliases(Stores stores, Actions actions, Clock clock) {
        this.stores = stores;
        this.actions = actions;
        this.clock = clock;
    }

    /** Returns where an alias stands. */
    Optional<AliasState> find(String model, String alias) {
        Optional<AliasState> state = stores.registry().findAlias(model, alias);
        if (actions.mustLookForOthers()) {
            int[] looks = new int[1];
            // What was just read will do for the first look; a second one, after a wait for a change of our own, reads
            // anew.
            actions.compare(
                    model,
                    alias,
                    () -> version(looks[0]++ == 0 ? state : stores.registry().findAlias(model, alias)),
                    (before, now) -> event(model, alias, before, now));
        }
        return state;
    }

    private static int version(Optional<AliasState> state) {
        return state.map(AliasState::version).orElse(0);
    }

    private List<MlopsEvent> event(String model, String alias, int before, int now) {
        EventOrigin origin = new EventOrigin(clock.instant().truncatedTo(ChronoUnit.MILLIS), "", true);
        if (now == 0) {
            return List.of(new AliasRemoved(origin, model, alias));
        }
        Optional<ModelVersion> previous =
                before == 0 ? Optional.empty() : stores.registry().findVersion(model, before);
        return stores.registry().findVersion(model, now).stream()
                .<MlopsEvent>map(current -> new AliasMoved(origin, alias, previous, current))
                .toList();
    }

    /** Begins to look by itself, where that is needed. */
    public synchronized void start() {
        if (thread != null || closed || !actions.mustLookForOthers()) {
            return;
        }
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "mlops-aliases");
            daemon.setDaemon(true);
            return daemon;
        });
        ScheduledFuture<?> unused =
                started.scheduleWithFixedDelay(this::lookAtAll, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
        thread = started;
    }

    private void lookAtAll() {
        try {
            actions.lookAtAliases(this::find);
        } catch (RuntimeException e) {
            if (!stores.isClosed()) {
                LOG.debug("The aliases cannot be looked at; they are again in {} seconds", PERIOD_SECONDS, e);
            }
        }
    }

    /** Ends the thread. */
    public synchronized void close() {
        closed = true;
        if (thread != null) {
            thread.shutdownNow();
        }
    }
}
