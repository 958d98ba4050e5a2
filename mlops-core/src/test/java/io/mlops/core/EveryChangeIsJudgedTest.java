package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.artifact.Artifacts;
import io.mlops.artifact.ContentSource;
import io.mlops.core.policy.RoleActions;
import io.mlops.data.Dataset;
import io.mlops.error.PolicyViolationException;
import io.mlops.event.Events;
import io.mlops.governance.ActionType;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.Credential;
import io.mlops.governance.Governance;
import io.mlops.governance.Policies;
import io.mlops.governance.approval.ApprovalProposal;
import io.mlops.governance.approval.ApprovalTarget;
import io.mlops.governance.approval.Role;
import io.mlops.governance.audit.AuditTrail;
import io.mlops.governance.policy.RolePolicy;
import io.mlops.governance.policy.Scope;
import io.mlops.monitoring.ModelMonitor;
import io.mlops.monitoring.MonitorSpec;
import io.mlops.monitoring.Monitoring;
import io.mlops.monitoring.Outcome;
import io.mlops.monitoring.WindowLength;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.Registry;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.MetricWriter;
import io.mlops.tracking.RunSpec;
import io.mlops.tracking.Tracking;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every public method of the API either reads, or is here with its action, is refused to somebody without a role, and the refusal is in the audit log. */
class EveryChangeIsJudgedTest {
    private static final List<Class<?>> API = List.of(
            Mlops.class,
            Tracking.class,
            ActiveRun.class,
            MetricWriter.class,
            Artifacts.class,
            Registry.class,
            Monitoring.class,
            ModelMonitor.class,
            Governance.class,
            AuditTrail.class,
            Events.class);

    private static final Set<String> READERS = Set.of(
            "Mlops.tracking Mlops.artifacts Mlops.registry Mlops.monitoring Mlops.governance Mlops.events"
                    + " Mlops.actingAs Mlops.verify Mlops.outbox",
            "Tracking.findRun Tracking.getRun Tracking.searchRuns Tracking.history Tracking.downsample"
                    + " Tracking.findExperiment",
            "Tracking.getExperiment Tracking.searchExperiments ActiveRun.id ActiveRun.experimentId ActiveRun.series"
                    + " ActiveRun.durable",
            "Artifacts.list Artifacts.find Artifacts.open Artifacts.download",
            "Registry.findModel Registry.getModel Registry.searchModels Registry.findVersion Registry.getVersion"
                    + " Registry.searchVersions",
            "Registry.findVersionByAlias Registry.getVersionByAlias Registry.aliasHistory",
            "Monitoring.findMonitor Monitoring.findPrediction Monitoring.alerts",
            "ModelMonitor.spec ModelMonitor.newRow ModelMonitor.reports ModelMonitor.counts",
            "Governance.findPolicy Governance.policy Governance.findApproval Governance.approvals Governance.audit",
            "Governance.lineage Governance.whoWasChampion Events.subscribe",
            "AuditTrail.size AuditTrail.entries AuditTrail.verify AuditTrail.checkpoints AuditTrail.inclusionProof"
                    + " AuditTrail.consistencyProof AuditTrail.export");

    /** They make durable what was admitted before, or end: a policy can forbid to go on, not to stop. Observing may neither throw nor wait, so that nobody judges it. */
    private static final Set<String> ADMITTED_BEFORE = Set.of(
            "Mlops.flush Mlops.flushAsync Mlops.close ActiveRun.flush ActiveRun.finish ActiveRun.fail ActiveRun.close",
            "ModelMonitor.flush ModelMonitor.observe");

    /** It says what the log is, as whoever may read it may; that a key signs is an action of its own, {@code audit.key}. */
    private static final Set<String> TESTIMONY = Set.of("AuditTrail.checkpoint");

    /** The engine's own: it notes that a time is over, and that a proof failed. */
    private static final Set<ActionType> OF_THE_ENGINE =
            Set.of(ActionType.APPROVAL_EXPIRE, ActionType.PRINCIPAL_AUTHENTICATE);

    @TempDir
    Path folder;

    private GovernedStore store;
    private Mlops ana;
    private ActiveRun run;
    private List<ActiveRun> measured = List.of();
    private LoggedModel model;
    private ModelVersion version;
    private ModelMonitor monitor;
    private ApprovalRequest request;
    private ApprovalRequest draft;
    private ApprovalRequest approved;

    private record Call(ActionType action, Runnable change) {}

    @BeforeEach
    void open() {
        store = new GovernedStore("memory:", folder, UnaryOperator.identity());
        ana = store.as("ana");
        run = ana.tracking().startRun(RunSpec.of("churn", "r"));
        measured = Stream.of("s", "t", "u")
                .map(name -> ana.tracking().startRun(RunSpec.of("churn", name)))
                .toList();
        model = StoreFixture.logModel(run, folder, "one");
        Mlops cyd = store.as("cyd");
        version = store.version(cyd, "two");
        cyd.registry().setAlias(version, "champion");
        cyd.registry().setAlias(store.version(cyd, "first"), "fallback");
        cyd.registry().setAlias(version, "fallback");
        ana.tracking().createExperiment("other");
        monitor = ana.monitoring().monitor("scorer", "production", spec());
        ApprovalProposal proposal = ApprovalProposal.of(version, ApprovalTarget.alias("champion"), "");
        request = cyd.governance().requestApproval(proposal);
        approved = store.as("dan").governance().approve(cyd.governance().requestApproval(proposal), "");
        draft = ana.governance().draftApproval(proposal);
        store.mlops
                .governance()
                .enforce(RolePolicy.deniesByDefault()
                        .grant("zoe", Role.ADMIN, Scope.everything())
                        .grant("uma", Role.APPROVER, Scope.everything())
                        .policy());
    }

    private static MonitorSpec spec() {
        return MonitorSpec.builder(StoreFixture.INPUTS)
                .window(WindowLength.DAY)
                .latency(Duration.ofMillis(50))
                .build();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @TestFactory
    Stream<DynamicTest> mutatingMethod_calledWithoutARole_isRefusedAndAudited() {
        return calls().entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> requireRefused(call.getValue())));
    }

    private void requireRefused(Call call) {
        int before = store.refusals(call.action().id()).size();

        assertThatThrownBy(call.change()::run).isInstanceOf(PolicyViolationException.class);

        assertThat(store.refusals(call.action().id())).hasSize(before + 1);
    }

    @Test
    void method_ofTheApi_isAReaderOrHasAnAction() {
        Set<String> known = new TreeSet<>(calls().keySet());
        Stream.of(READERS, ADMITTED_BEFORE, TESTIMONY)
                .flatMap(Set::stream)
                .flatMap(names -> Stream.of(names.split(" ")))
                .forEach(known::add);
        Set<String> methods = API.stream()
                .flatMap(type -> Stream.of(type.getMethods())
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .filter(method -> method.getDeclaringClass() != Object.class)
                        .map(Method::getName)
                        .map(name -> type.getSimpleName() + "." + name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(known).containsExactlyElementsOf(methods);
    }

    @Test
    void action_ofTheApi_hasAPolicyEntry() {
        Set<ActionType> without = Stream.of(ActionType.values())
                .filter(action -> !OF_THE_ENGINE.contains(action))
                .filter(action -> Stream.of(Role.values()).noneMatch(role -> RoleActions.allow(role, action)))
                .collect(Collectors.toSet());

        assertThat(without).isEmpty();
    }

    private Map<String, Call> calls() {
        Map<String, Call> calls = new TreeMap<>();
        tracking(calls);
        run(calls);
        registry(calls);
        governance(calls);
        calls.put("Mlops.purge", new Call(ActionType.STORE_PURGE, () -> ana.purge(Instant.EPOCH)));
        calls.put(
                "Monitoring.monitor",
                new Call(ActionType.MONITOR_CONFIGURE, () -> ana.monitoring().monitor("scorer", "staging", spec())));
        calls.put(
                "Monitoring.outcome",
                new Call(ActionType.MONITOR_OUTCOME, () -> ana.monitoring().outcome("p", 1)));
        calls.put(
                "Monitoring.outcomes",
                new Call(ActionType.MONITOR_OUTCOME, () -> ana.monitoring().outcomes(List.of(new Outcome("p", 1)))));
        calls.put("ModelMonitor.check", new Call(ActionType.MONITOR_CHECK, this::checkWithAPrediction));
        return calls;
    }

    /** A check that judges no window changes nothing, and is nobody's action. */
    private void checkWithAPrediction() {
        monitor.observe(version, "p-1", monitor.newRow().set(0, 1), 1, 1_000);
        store.clock.advance(Duration.ofDays(60));
        monitor.check();
    }

    private void tracking(Map<String, Call> calls) {
        Tracking tracking = ana.tracking();
        calls.put("Tracking.run", new Call(ActionType.RUN_WRITE, () -> tracking.run("churn", "x", r -> 1)));
        calls.put(
                "Tracking.startRun", new Call(ActionType.RUN_WRITE, () -> tracking.startRun(RunSpec.of("churn", "x"))));
        calls.put(
                "Tracking.resumeRun",
                new Call(
                        ActionType.RUN_WRITE,
                        () -> tracking.resumeRun(version.source().runId())));
        calls.put("Tracking.setRunTag", new Call(ActionType.RUN_TAG, () -> tracking.setRunTag(run.id(), "k", "v")));
        calls.put("Tracking.deleteRunTag", new Call(ActionType.RUN_TAG, () -> tracking.deleteRunTag(run.id(), "k")));
        calls.put("Tracking.deleteRun", new Call(ActionType.RUN_DELETE, () -> tracking.deleteRun(run.id())));
        calls.put("Tracking.restoreRun", new Call(ActionType.RUN_RESTORE, () -> tracking.restoreRun(run.id())));
        calls.put(
                "Tracking.createExperiment",
                new Call(ActionType.EXPERIMENT_CREATE, () -> tracking.createExperiment("new")));
        calls.put(
                "Tracking.renameExperiment",
                new Call(ActionType.EXPERIMENT_RENAME, () -> tracking.renameExperiment("other", "new")));
        calls.put(
                "Tracking.setExperimentTag",
                new Call(ActionType.EXPERIMENT_TAG, () -> tracking.setExperimentTag("other", "k", "v")));
        calls.put(
                "Tracking.deleteExperimentTag",
                new Call(ActionType.EXPERIMENT_TAG, () -> tracking.deleteExperimentTag("other", "k")));
        calls.put(
                "Tracking.deleteExperiment",
                new Call(ActionType.EXPERIMENT_DELETE, () -> tracking.deleteExperiment("other")));
        calls.put(
                "Tracking.restoreExperiment",
                new Call(ActionType.EXPERIMENT_RESTORE, () -> tracking.restoreExperiment("other")));
    }

    private void run(Map<String, Call> calls) {
        write(calls, "ActiveRun.logParam", () -> run.logParam("k", 1));
        write(calls, "ActiveRun.logParams", () -> run.logParams(Map.of("k", 1)));
        write(calls, "ActiveRun.logMetric", () -> flushed(0, other -> other.logMetric("m", 1, 1)));
        write(calls, "ActiveRun.logMetrics", () -> flushed(1, other -> other.logMetrics(Map.of("m", 1), 1)));
        write(
                calls,
                "MetricWriter.log",
                () -> flushed(2, other -> other.series(MetricSeries.of("m")).log(1, 1)));
        write(calls, "ActiveRun.setTag", () -> run.setTag("k", "v"));
        write(calls, "ActiveRun.setTags", () -> run.setTags(Map.of("k", "v")));
        write(calls, "ActiveRun.deleteTag", () -> run.deleteTag("k"));
        write(calls, "ActiveRun.logInput", () -> run.logInput(Dataset.of("d", "1", "local", ""), "training"));
        write(
                calls,
                "ActiveRun.logArtifact",
                () -> run.logArtifact("f", ContentSource.of("x".getBytes(StandardCharsets.UTF_8))));
        write(calls, "ActiveRun.logArtifacts", () -> run.logArtifacts(folder, "g"));
        write(calls, "ActiveRun.logText", () -> run.logText("t", "x"));
        write(calls, "ActiveRun.logModel", () -> StoreFixture.logModel(run, folder, "three"));
        write(calls, "ActiveRun.logReference", () -> run.logReference(StoreFixture.profile(1, 2)));
    }

    /** Points are accepted at no cost and judged when they are written; a run whose write was refused once answers with that refusal from then on, hence runs of their own. */
    private void flushed(int which, Consumer<ActiveRun> logging) {
        ActiveRun other = measured.get(which);
        logging.accept(other);
        other.flush();
    }

    private static void write(Map<String, Call> calls, String name, Runnable change) {
        calls.put(name, new Call(ActionType.RUN_WRITE, change));
    }

    private void registry(Map<String, Call> calls) {
        Registry registry = ana.registry();
        calls.put("Registry.createModel", new Call(ActionType.MODEL_CREATE, () -> registry.createModel("m", "")));
        calls.put(
                "Registry.describeModel",
                new Call(ActionType.MODEL_DESCRIBE, () -> registry.describeModel("scorer", "d")));
        calls.put("Registry.renameModel", new Call(ActionType.MODEL_RENAME, () -> registry.renameModel("scorer", "m")));
        calls.put("Registry.deleteModel", new Call(ActionType.MODEL_DELETE, () -> registry.deleteModel("scorer")));
        calls.put(
                "Registry.setModelTag", new Call(ActionType.MODEL_TAG, () -> registry.setModelTag("scorer", "k", "v")));
        calls.put(
                "Registry.deleteModelTag",
                new Call(ActionType.MODEL_TAG, () -> registry.deleteModelTag("scorer", "k")));
        calls.put("Registry.register", new Call(ActionType.VERSION_REGISTER, () -> registry.register("scorer", model)));
        calls.put(
                "Registry.describeVersion",
                new Call(ActionType.VERSION_DESCRIBE, () -> registry.describeVersion(version, "d")));
        calls.put(
                "Registry.setVersionTag",
                new Call(ActionType.VERSION_TAG, () -> registry.setVersionTag(version, "k", "v")));
        calls.put(
                "Registry.deleteVersionTag",
                new Call(ActionType.VERSION_TAG, () -> registry.deleteVersionTag(version, "k")));
        calls.put("Registry.deleteVersion", new Call(ActionType.VERSION_DELETE, () -> registry.deleteVersion(version)));
        calls.put("Registry.setAlias", new Call(ActionType.ALIAS_SET, () -> registry.setAlias(version, "champion")));
        calls.put(
                "Registry.deleteAlias",
                new Call(ActionType.ALIAS_DELETE, () -> registry.deleteAlias("scorer", "champion")));
        calls.put("Registry.rollback", new Call(ActionType.ALIAS_SET, this::rollback));
        calls.put("Registry.load", new Call(ActionType.MODEL_LOAD, () -> registry.load("models:/scorer/1")));
    }

    private void rollback() {
        ana.registry().rollback("scorer", "fallback");
    }

    private void governance(Map<String, Call> calls) {
        Governance governance = ana.governance();
        ApprovalProposal proposal = ApprovalProposal.of(version, ApprovalTarget.alias("champion"), "");
        calls.put(
                "Governance.enforce",
                new Call(ActionType.POLICY_ENFORCE, () -> governance.enforce(Policies.fourEyes("x"))));
        calls.put(
                "Governance.requestPolicy",
                new Call(ActionType.APPROVAL_REQUEST, () -> governance.requestPolicy(Policies.fourEyes("x"), "")));
        calls.put(
                "Governance.authenticate",
                new Call(ActionType.PRINCIPAL_AUTHENTICATE, () -> governance.authenticate(new Credential("test", ""))));
        calls.put(
                "Governance.requestApproval",
                new Call(ActionType.APPROVAL_REQUEST, () -> governance.requestApproval(proposal)));
        calls.put(
                "Governance.draftApproval",
                new Call(ActionType.APPROVAL_DRAFT, () -> governance.draftApproval(proposal)));
        calls.put("Governance.submit", new Call(ActionType.APPROVAL_REQUEST, () -> governance.submit(draft)));
        calls.put("Governance.approve", new Call(ActionType.APPROVAL_APPROVE, () -> governance.approve(request, "")));
        calls.put("Governance.reject", new Call(ActionType.APPROVAL_REJECT, () -> governance.reject(request, "")));
        calls.put("Governance.withdraw", new Call(ActionType.APPROVAL_WITHDRAW, () -> governance.withdraw(draft, "")));
        calls.put("Governance.revoke", new Call(ActionType.APPROVAL_REVOKE, () -> governance.revoke(approved, "")));
        calls.put(
                "AuditTrail.eraseName",
                new Call(ActionType.AUDIT_ERASE, () -> governance.audit().eraseName("ana", "")));
        calls.put(
                "AuditTrail.eraseTexts",
                new Call(ActionType.AUDIT_ERASE, () -> governance.audit().eraseTexts(entryWithTexts(), "")));
    }

    private long entryWithTexts() {
        return store.entries().stream()
                .filter(entry -> entry.canonicalJson().contains("{\"text\":"))
                .findFirst()
                .orElseThrow()
                .index();
    }
}
