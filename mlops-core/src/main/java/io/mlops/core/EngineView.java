package io.mlops.core;

import io.mlops.Mlops;
import io.mlops.artifact.Artifacts;
import io.mlops.core.action.Acting;
import io.mlops.core.artifact.RunArtifacts;
import io.mlops.core.governance.PrincipalGovernance;
import io.mlops.core.monitoring.PrincipalMonitoring;
import io.mlops.core.registry.StoreRegistry;
import io.mlops.event.Events;
import io.mlops.governance.Governance;
import io.mlops.governance.Principal;
import io.mlops.governance.audit.AuditVerification;
import io.mlops.monitoring.Monitoring;
import io.mlops.outbox.Outbox;
import io.mlops.registry.Registry;
import io.mlops.spi.StoreDefect;
import io.mlops.tracking.DeliveryCounts;
import io.mlops.tracking.Tracking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An instance as one principal sees it. Thread-safe. */
final class EngineView implements Mlops {
    private final Engine engine;
    private final boolean isOwner;
    private final Acting acting;
    private final Tracking tracking;
    private final Artifacts artifacts;
    private final Registry registry;
    private final Governance governance;

    EngineView(Engine engine, Principal principal, boolean isOwner) {
        this.engine = engine;
        this.isOwner = isOwner;
        this.acting = engine.acting(principal);
        this.tracking = engine.tracking().as(acting);
        this.artifacts = new RunArtifacts(engine.stores());
        this.registry = new StoreRegistry(engine.stores(), acting, engine.cache());
        this.governance = new PrincipalGovernance(engine.governance(), principal);
    }

    @Override
    public Tracking tracking() {
        return tracking;
    }

    @Override
    public Artifacts artifacts() {
        return artifacts;
    }

    @Override
    public Registry registry() {
        return registry;
    }

    @Override
    public Monitoring monitoring() {
        return new PrincipalMonitoring(engine.monitoring(), acting);
    }

    @Override
    public Governance governance() {
        return governance;
    }

    @Override
    public Events events() {
        return engine.events();
    }

    @Override
    public Optional<Outbox> outbox() {
        return engine.outbox();
    }

    @Override
    public Mlops actingAs(Principal principal) {
        return engine.as(Objects.requireNonNull(principal, "principal"));
    }

    @Override
    public DeliveryCounts flush(Duration timeout) {
        engine.stores().requireOpen();
        return engine.delivered(engine.pipeline().flush(timeout));
    }

    @Override
    public CompletableFuture<DeliveryCounts> flushAsync() {
        engine.stores().requireOpen();
        return engine.pipeline().flushAsync().thenApply(engine::delivered);
    }

    @Override
    public List<StoreDefect> verify() {
        List<StoreDefect> defects = new ArrayList<>(engine.stores().verify());
        if (engine.stores().governance().records().isPresent()) {
            AuditVerification audit = governance.audit().verify();
            audit.firstAltered()
                    .ifPresent(index -> defects.add(new StoreDefect("audit entry " + index, audit.statement())));
        }
        return defects;
    }

    @Override
    public long purge(Instant olderThan) {
        return new Purge(engine.stores(), acting).run(olderThan);
    }

    @Override
    public DeliveryCounts close(Duration timeout) {
        return isOwner
                ? engine.close(acting.principal(), timeout)
                : engine.delivered(engine.pipeline().counts());
    }

    @Override
    public void close() {
        if (isOwner) {
            engine.close(acting.principal(), engine.closeTimeout());
        }
    }
}
