package io.mlops.core.action;

import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.Facts;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.RunStore;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.Run;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a judgement asks, and notes what it relied on. Used by one judgement, from one thread at a time. */
public final class ActionFacts implements Facts {
    private final Action action;
    private final Source source;
    private final Instant now;
    private final Set<Expectation> expectations = new LinkedHashSet<>();

    ActionFacts(Action action, Source source) {
        this.action = action;
        this.source = source;
        this.now = source.clock().instant();
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Optional<ModelVersion> version() {
        int version = action.resource().version();
        return version == 0
                ? Optional.empty()
                : source.registry().flatMap(r -> r.findVersion(action.resource().name(), version));
    }

    @Override
    public synchronized Optional<AliasState> alias() {
        String model = action.resource().name();
        String alias = action.resource().alias();
        if (alias.isEmpty() || source.registry().isEmpty()) {
            return Optional.empty();
        }
        Optional<AliasState> state = source.registry().get().findAlias(model, alias);
        expectations.add(new Expectation.AliasAt(
                model, alias, state.map(AliasState::revision).orElse(0L)));
        return state.filter(s -> s.version() > 0);
    }

    @Override
    public Optional<Run> run() {
        return version().flatMap(this::runOf);
    }

    @Override
    public Optional<Run> currentRun() {
        return alias().flatMap(state -> source.registry().flatMap(r -> r.findVersion(state.model(), state.version())))
                .flatMap(this::runOf);
    }

    private Optional<Run> runOf(ModelVersion version) {
        String runId = version.source().runId();
        return runId.isEmpty() ? Optional.empty() : source.runs().flatMap(r -> r.findRun(runId));
    }

    @Override
    public synchronized List<ApprovalRequest> approvals() {
        List<StoredApproval> stored = storedApprovals();
        stored.forEach(s -> expectations.add(s.expectation()));
        return stored.stream().map(StoredApproval::request).toList();
    }

    private List<StoredApproval> storedApprovals() {
        return source.approvals().map(a -> a.forTarget(action.resource(), now)).orElse(List.of());
    }

    synchronized void relyOn(Expectation expectation) {
        expectations.add(expectation);
    }

    synchronized List<Expectation> expectations() {
        return List.copyOf(expectations);
    }

    /** An approval permits one move: the commit of that move uses it up. */
    List<Write> sideWrites() {
        if (action.type() != ActionType.ALIAS_SET) {
            return List.of();
        }
        Optional<ModelVersion> version = version();
        return storedApprovals().stream()
                .filter(s -> version.isPresent() && s.isReadyFor(version.get()))
                .findFirst()
                .<List<Write>>map(s -> List.of(s.used()))
                .orElse(List.of());
    }

    /**
     * Where facts are read.
     *
     * @param registry versions and aliases; empty where the store has no registry
     * @param runs runs; empty where the store has none
     * @param approvals approval requests; empty where nothing keeps records
     * @param clock the time
     */
    public record Source(
            Optional<RegistryStore> registry,
            Optional<RunStore> runs,
            Optional<ApprovalRecords> approvals,
            Clock clock) {}
}
