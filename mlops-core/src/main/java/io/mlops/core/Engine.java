package io.mlops.core;

import io.mlops.Mlops;
import io.mlops.core.action.Acting;
import io.mlops.core.action.Actions;
import io.mlops.core.action.FactSource;
import io.mlops.core.action.HookRunner;
import io.mlops.core.action.Judge;
import io.mlops.core.action.Ledger;
import io.mlops.core.check.Waits;
import io.mlops.core.event.Dispatcher;
import io.mlops.core.governance.GovernanceParts;
import io.mlops.core.governance.VerifiedPrincipals;
import io.mlops.core.metric.MetricPipeline;
import io.mlops.core.monitoring.DriftChecks;
import io.mlops.core.monitoring.MonitoringEngine;
import io.mlops.core.outbox.OutboxBackend;
import io.mlops.core.registry.ForeignAliases;
import io.mlops.core.registry.ForeignEvents;
import io.mlops.core.registry.RegistryCache;
import io.mlops.core.registry.RegistryWatcher;
import io.mlops.core.store.Stores;
import io.mlops.core.tracking.TrackingEngine;
import io.mlops.core.trail.TrailParts;
import io.mlops.governance.Principal;
import io.mlops.outbox.Outbox;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.RecordStore;
import io.mlops.tracking.DeliveryCounts;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all views of one open instance share, and its end. Thread-safe. */
final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final Stores stores;
    private final Clock clock;
    private final EngineSettings settings;
    private final Dispatcher events;
    private final RegistryWatcher watcher;
    private final ForeignAliases aliases;
    private final RegistryCache cache;
    private final HookRunner hooks;
    private final Actions actions;
    private final GovernanceParts governance;
    private final TrackingEngine tracking;
    private final BackendContext context;
    private final Optional<OutboxBackend> outbox;
    private final String location;
    private final Closing closing = new Closing();
    private @Nullable MonitoringEngine monitoring;
    private volatile @Nullable ShutdownHook shutdownHook;
    private volatile @Nullable DeliveryCounts atClose;

    Engine(Stores stores, BackendContext context, EngineSettings settings, MlopsBuilder builder) {
        Judgement judgement = builder.judgement();
        this.stores = stores;
        this.context = context;
        this.clock = context.clock();
        this.settings = settings;
        Dispatcher dispatcher = new Dispatcher("mlops-events", this::watchOthers);
        this.events = dispatcher;
        this.watcher = new RegistryWatcher(
                stores, context.writerId(), new ForeignEvents(stores, dispatcher::publish), this::sweepRuns);
        Backend store = stores.tracking();
        this.location = store.location();
        this.outbox = store instanceof OutboxBackend waiting ? Optional.of(waiting) : Optional.empty();
        Optional<RecordStore> records = stores.governance().records();
        Ledger ledger = new Ledger(store, records.isPresent() ? stores.governance() : null, context.writerId(), clock);
        this.hooks = new HookRunner(judgement.hooks(), judgement.hookTimeout());
        FactSource facts = new FactSource(
                store.registry(), store.runs(), stores.artifactStore(), records, new DriftChecks(stores), clock);
        Judge judge = new Judge(facts, judgement.engines(), hooks);
        this.actions = new Actions(judge, ledger, dispatcher::publish);
        this.aliases = new ForeignAliases(stores, actions, clock);
        this.cache = new RegistryCache(stores, watcher, aliases);
        this.governance = new GovernanceParts(
                actions,
                ledger,
                judge,
                new VerifiedPrincipals(judgement.verifier()),
                facts,
                records.map(known -> new TrailParts(
                        known,
                        ledger.leaves(),
                        builder.auditing(),
                        new TrailParts.Writer(actions, context.writerId(), clock))));
        this.tracking = new TrackingEngine(
                stores, new MetricPipeline(stores::metrics, context.writerId(), clock, settings.metrics()));
    }

    /** Returns the view whose closing closes the instance. */
    Mlops owner(Principal principal) {
        sweepRuns();
        return new EngineView(this, governance.verified().admitted(principal), true);
    }

    /** Returns the view of a principal. */
    Mlops as(Principal principal) {
        stores.requireOpen();
        return new EngineView(this, governance.verified().admitted(principal), false);
    }

    Acting acting(Principal principal) {
        return new Acting(principal, actions, clock);
    }

    private void sweepRuns() {
        tracking.sweep(actions, clock);
    }

    Stores stores() {
        return stores;
    }

    Dispatcher events() {
        return events;
    }

    RegistryCache cache() {
        return cache;
    }

    GovernanceParts governance() {
        return governance;
    }

    TrackingEngine tracking() {
        return tracking;
    }

    /** Made when it is first asked for: a store that keeps no records can do everything else. */
    synchronized MonitoringEngine monitoring() {
        MonitoringEngine known = monitoring;
        if (known == null) {
            known = new MonitoringEngine(
                    stores.governanceRecords(), stores.monitoringRecords(), new TrainingFacts(stores), context);
            monitoring = known;
        }
        return known;
    }

    Optional<Outbox> outbox() {
        stores.requireOpen();
        return outbox.map(OutboxBackend::outbox);
    }

    /** Returns counts of which the delivered ones are those that the server has answered for. */
    DeliveryCounts delivered(DeliveryCounts counts) {
        DeliveryCounts last = atClose;
        if (outbox.isEmpty() || last != null) {
            return last == null ? counts : last;
        }
        long delivered = Math.max(0, counts.durable() - outbox.get().undeliveredPoints());
        return new DeliveryCounts(counts.accepted(), counts.durable(), delivered, counts.dropped(), counts.failed());
    }

    MetricPipeline pipeline() {
        return tracking.pipeline();
    }

    Duration closeTimeout() {
        return settings.closeTimeout();
    }

    /** Ends the instance, and returns in time, whatever the store does; what could not be written until then counts as dropped. Does nothing where somebody has begun with it. */
    DeliveryCounts close(Principal owner, Duration timeout) {
        Thread closer = Thread.currentThread();
        boolean isFirst = closing.begin(() -> end(owner, timeout, closer));
        return isFirst ? awaitEnd(timeout) : delivered(pipeline().counts());
    }

    private DeliveryCounts awaitEnd(Duration timeout) {
        if (closing.await(timeout)) {
            return delivered(pipeline().counts());
        }
        removeShutdownHook();
        DeliveryCounts counts = delivered(pipeline().close(Duration.ZERO));
        LOG.warn(
                "{} did not answer in the time to close, and is closed when it does; metric points: {}",
                location,
                counts);
        return counts;
    }

    /** Runs end first, as that writes; then nothing is accepted any more, the threads end, and the backends are closed. */
    private void end(Principal owner, Duration timeout, Thread closer) {
        long deadline = System.nanoTime() + Waits.nanos(timeout);
        tracking.endRuns(deadline);
        DeliveryCounts written = pipeline().close(left(deadline));
        outbox.ifPresent(waiting -> waiting.drain(left(deadline)));
        DeliveryCounts counts = delivered(written);
        atClose = counts;
        governance
                .trail()
                .ifPresent(
                        trail -> trail.checkpointAtTheEnd(governance.verified().admitted(owner)));
        stores.markClosed();
        closeMonitoring();
        watcher.close();
        aliases.close();
        events.close(left(deadline), closer);
        hooks.close();
        if (counts.hasLosses()) {
            LOG.warn("Metric points were lost: {}", counts);
        }
        try {
            // Before its server, which may be the store of governance as well: it stops sending first.
            outbox.ifPresent(OutboxBackend::close);
        } finally {
            stores.closeBackends();
            removeShutdownHook();
        }
    }

    /** Lets the end of the JVM close the instance; closing it earlier takes the hook away. */
    void closeAtShutdown(Principal owner, Consumer<DeliveryCounts> report) {
        Duration timeout = closeTimeout();
        shutdownHook = ShutdownHook.add(() -> closeOrAwait(owner, timeout), report);
    }

    /** Who closes when the JVM ends has to be waited for, or the JVM ends first. */
    private DeliveryCounts closeOrAwait(Principal owner, Duration timeout) {
        try {
            Thread closer = Thread.currentThread();
            closing.begin(() -> end(owner, timeout, closer));
            return awaitEnd(timeout);
        } catch (RuntimeException e) {
            LOG.warn("The instance could not be closed whole as the JVM ended", e);
            return delivered(pipeline().counts());
        }
    }

    private void removeShutdownHook() {
        ShutdownHook hook = shutdownHook;
        if (hook != null) {
            hook.remove();
        }
    }

    private synchronized void closeMonitoring() {
        if (monitoring != null) {
            monitoring.close();
        }
    }

    private void watchOthers() {
        stores.requireOpen();
        watcher.start();
        aliases.start();
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }
}
