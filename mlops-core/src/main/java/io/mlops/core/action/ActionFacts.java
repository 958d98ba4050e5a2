package io.mlops.core.action;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.Digest;
import io.mlops.core.approval.ApprovalRecords;
import io.mlops.core.approval.StoredApproval;
import io.mlops.governance.Action;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalStatus;
import io.mlops.governance.Facts;
import io.mlops.governance.Resource;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.spi.RunStore;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.Write;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.Run;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a judgement asks, and notes what it relied on as expectations of the commit. Used by one judgement, from one thread at a time. */
final class ActionFacts implements Facts {
    private final Action action;
    private final FactSource source;
    private final Instant now;
    private final Set<Expectation> expectations = new LinkedHashSet<>();
    private final Map<String, StoredApproval> seen = new LinkedHashMap<>();
    private Optional<Digest> policyDigest = Optional.empty();
    private Instant policySince = Instant.MIN;

    ActionFacts(Action action, FactSource source) {
        this.action = action;
        this.source = source;
        this.now = source.clock().instant();
    }

    synchronized void judgedUnder(PolicyInForce inForce) {
        policyDigest = inForce.digest();
        policySince = inForce.since();
        expectations.add(inForce.expectation());
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
    public Optional<AliasState> alias() {
        return action.resource().alias().isEmpty()
                ? Optional.empty()
                : alias(action.resource().alias());
    }

    @Override
    public synchronized Optional<AliasState> alias(String alias) {
        if (source.registry().isEmpty()) {
            return Optional.empty();
        }
        String model = action.resource().name();
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
    public Optional<String> experiment() {
        return switch (action.resource().type()) {
            case EXPERIMENT -> Optional.of(action.resource().name());
            case RUN ->
                source.runs()
                        .flatMap(this::experimentOfRun)
                        .or(() -> Optional.ofNullable(action.after().get("experiment")));
            default -> Optional.empty();
        };
    }

    private Optional<String> experimentOfRun(RunStore runs) {
        return runs.findRun(action.resource().name())
                .flatMap(run -> runs.findExperiment(run.info().experimentId()))
                .map(Experiment::name);
    }

    @Override
    public Optional<Digest> artifact(String path) {
        return version()
                .map(version -> version.source().runId())
                .filter(run -> !run.isEmpty())
                .flatMap(run -> source.artifacts().flatMap(files -> files.find(run, new ArtifactPath(path))))
                .flatMap(ArtifactInfo::digest);
    }

    @Override
    public Optional<Instant> driftCheckedAt(String environment) {
        return source.driftChecks().apply(action.resource().name(), environment);
    }

    @Override
    public synchronized Instant policySince() {
        return policySince;
    }

    @Override
    public synchronized List<ApprovalRequest> approvals() {
        boolean isPolicy = action.resource().type() == Resource.Type.POLICY;
        String model = isPolicy ? "" : action.resource().name();
        List<StoredApproval> stored = source.records()
                .map(records ->
                        new ApprovalRecords(records).of(model, action.resource().version(), now))
                .orElse(List.of());
        stored.forEach(approval -> {
            expectations.add(approval.expectation());
            seen.put(approval.request().id(), approval);
        });
        return stored.stream().map(StoredApproval::request).toList();
    }

    /** What a judgement saw to be over and nobody has written down yet. */
    synchronized List<StoredApproval> lapsed() {
        return seen.values().stream().filter(StoredApproval::isLapsed).toList();
    }

    /** An approval permits one move: the commit of that move uses it up. One that was used before permits the way back and stays as it is. */
    synchronized Optional<Write> use(String approvalId) {
        return Optional.ofNullable(seen.get(approvalId))
                .filter(stored -> stored.request().status() == ApprovalStatus.APPROVED)
                .map(stored -> stored.used(now));
    }

    synchronized Optional<Digest> policyDigest() {
        return policyDigest;
    }

    synchronized List<Expectation> expectations() {
        return List.copyOf(expectations);
    }
}
