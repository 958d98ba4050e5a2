package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.mlops.Mlops;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ContentSource;
import io.mlops.artifact.Digest;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.Dataset;
import io.mlops.error.InvalidInputException;
import io.mlops.governance.ActionType;
import io.mlops.governance.Principal;
import io.mlops.governance.approval.ApprovalProposal;
import io.mlops.governance.approval.ApprovalTarget;
import io.mlops.governance.approval.Rationale;
import io.mlops.governance.policy.RolePolicy;
import io.mlops.governance.policy.Scope;
import io.mlops.monitoring.MonitorSpec;
import io.mlops.page.PageRequest;
import io.mlops.registry.ModelUri;
import io.mlops.registry.ModelVersion;
import io.mlops.search.Field;
import io.mlops.search.Filter;
import io.mlops.search.OrderBy;
import io.mlops.search.SearchQuery;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.DatasetRef;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.RunSpec;
import io.mlops.tracking.StepRange;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A text of 10 MB is refused by its length at each place that takes one: it is never copied, by what it is compared with, its hash or the message. */
class LongTextTest {
    private static final String HUGE = "x".repeat(10 << 20);
    private static final String LONG_URI = "models:/" + HUGE;
    private static final PageRequest PAGE = PageRequest.first(10);
    private static final long MAX_BYTES = 200_000;

    /** One call that is given the text. */
    private interface Call {
        void with(String text, LongTextTest test) throws Exception;
    }

    private static final Map<String, Call> CALLS = new LinkedHashMap<>();

    static {
        tracking();
        runs();
        registry();
        governance();
        searches();
        values();
    }

    private static void tracking() {
        CALLS.put("getRun", (text, test) -> test.mlops.tracking().getRun(text));
        CALLS.put("resumeRun", (text, test) -> test.mlops.tracking().resumeRun(text));
        CALLS.put("deleteRun", (text, test) -> test.mlops.tracking().deleteRun(text));
        CALLS.put("setRunTag", (text, test) -> test.mlops.tracking().setRunTag(test.run.id(), text, "v"));
        CALLS.put("setRunTag value", (text, test) -> test.mlops.tracking().setRunTag(test.run.id(), "k", text));
        CALLS.put("deleteRunTag", (text, test) -> test.mlops.tracking().deleteRunTag(test.run.id(), text));
        CALLS.put("history", (text, test) -> test.mlops.tracking().history(test.run.id(), text));
        CALLS.put(
                "history of a model",
                (text, test) -> test.history(MetricSeries.of("m").onModel(text)));
        CALLS.put(
                "history on a dataset",
                (text, test) -> test.history(MetricSeries.of("m").onDataset(new DatasetRef("d", text))));
        CALLS.put("createExperiment", (text, test) -> test.mlops.tracking().createExperiment(text));
        CALLS.put("getExperiment", (text, test) -> test.mlops.tracking().getExperiment(text));
        CALLS.put("deleteExperiment", (text, test) -> test.mlops.tracking().deleteExperiment(text));
        CALLS.put("renameExperiment", (text, test) -> test.mlops.tracking().renameExperiment("e", text));
        CALLS.put("setExperimentTag", (text, test) -> test.mlops.tracking().setExperimentTag("e", "k", text));
        CALLS.put("startRun experiment", (text, test) -> test.mlops.tracking().startRun(RunSpec.of(text, "r")));
        CALLS.put("startRun name", (text, test) -> test.mlops.tracking().startRun(RunSpec.of("e", text)));
        CALLS.put(
                "startRun parent",
                (text, test) ->
                        test.mlops.tracking().startRun(RunSpec.of("e", "r").childOf(text)));
        CALLS.put(
                "startRun tag",
                (text, test) ->
                        test.mlops.tracking().startRun(RunSpec.of("e", "r").tag("k", text)));
        CALLS.put(
                "searchRuns experiment",
                (text, test) -> test.mlops.tracking().searchRuns(List.of(text), SearchQuery.all()));
    }

    private static void runs() {
        CALLS.put("logParam", (text, test) -> test.run.logParam(text, 1));
        CALLS.put("logParam value", (text, test) -> test.run.logParam("k", text));
        CALLS.put("logMetric", (text, test) -> test.run.logMetric(text, 1, 1));
        CALLS.put("logMetrics", (text, test) -> test.run.logMetrics(Map.of("m", 1, text, 1), 1));
        CALLS.put("series", (text, test) -> test.run.series(MetricSeries.of("m").onModel(text)));
        CALLS.put("setTag", (text, test) -> test.run.setTag(text, "v"));
        CALLS.put("setTag value", (text, test) -> test.run.setTag("k", text));
        CALLS.put("deleteTag", (text, test) -> test.run.deleteTag(text));
        CALLS.put("logInput context", (text, test) -> test.run.logInput(Dataset.of("d", "1", "local", "f"), text));
        CALLS.put("logArtifact", (text, test) -> test.run.logArtifact(text, ContentSource.of(new byte[1])));
        CALLS.put("logArtifacts", (text, test) -> test.run.logArtifacts(test.folder, text));
        CALLS.put("logText", (text, test) -> test.run.logText(text, "content"));
        CALLS.put("logModel", (text, test) -> test.run.logModel(text, test.folder, StoreFixture.SIGNATURE));
        CALLS.put("logReference", (text, test) -> test.run.logReference(text, StoreFixture.profile(1, 2)));
        CALLS.put("artifacts list", (text, test) -> test.mlops.artifacts().list(test.run.id(), text, PAGE));
        CALLS.put("artifacts find", (text, test) -> test.mlops.artifacts().find(test.run.id(), text));
        CALLS.put("artifacts open", (text, test) -> test.mlops.artifacts().open(test.run.id(), text));
        CALLS.put("artifacts run", (text, test) -> test.mlops.artifacts().find(text, "f"));
        CALLS.put(
                "artifacts download",
                (text, test) -> test.mlops.artifacts().download(test.run.id(), text, test.folder));
    }

    private static void registry() {
        CALLS.put("createModel", (text, test) -> test.mlops.registry().createModel(text, ""));
        CALLS.put(
                "createModel description", (text, test) -> test.mlops.registry().createModel("n", text));
        CALLS.put("getModel", (text, test) -> test.mlops.registry().getModel(text));
        CALLS.put("describeModel", (text, test) -> test.mlops.registry().describeModel("m", text));
        CALLS.put("renameModel", (text, test) -> test.mlops.registry().renameModel("m", text));
        CALLS.put("deleteModel", (text, test) -> test.mlops.registry().deleteModel(text));
        CALLS.put("setModelTag", (text, test) -> test.mlops.registry().setModelTag("m", text, "v"));
        CALLS.put("setModelTag value", (text, test) -> test.mlops.registry().setModelTag("m", "k", text));
        CALLS.put("getVersion", (text, test) -> test.mlops.registry().getVersion(text, 1));
        CALLS.put("describeVersion", (text, test) -> test.mlops.registry().describeVersion(test.version, text));
        CALLS.put("setVersionTag", (text, test) -> test.mlops.registry().setVersionTag(test.version, "k", text));
        CALLS.put("setAlias", (text, test) -> test.mlops.registry().setAlias(test.version, text));
        CALLS.put("deleteAlias", (text, test) -> test.mlops.registry().deleteAlias("m", text));
        CALLS.put("deleteAlias model", (text, test) -> test.mlops.registry().deleteAlias(text, "a"));
        CALLS.put("getVersionByAlias", (text, test) -> test.mlops.registry().getVersionByAlias("m", text));
        CALLS.put("aliasHistory", (text, test) -> test.mlops.registry().aliasHistory("m", text));
        CALLS.put("rollback", (text, test) -> test.mlops.registry().rollback("m", text));
        CALLS.put("load", (text, test) -> test.mlops.registry().load(text));
        CALLS.put("ModelUri", (text, test) -> ModelUri.parse(text));
        CALLS.put("ModelUri of a model", (text, test) -> ModelUri.parse(LONG_URI));
        CALLS.put("monitor", (text, test) -> test.monitor(text, "production"));
        CALLS.put("monitor environment", (text, test) -> test.monitor("m", text));
        CALLS.put("findMonitor", (text, test) -> test.mlops.monitoring().findMonitor(text, "production"));
        CALLS.put("outcome", (text, test) -> test.mlops.monitoring().outcome(text, 1));
        CALLS.put("findPrediction", (text, test) -> test.mlops.monitoring().findPrediction(text));
        CALLS.put("alerts", (text, test) -> test.mlops.monitoring().alerts(text, PAGE));
    }

    private static void governance() {
        CALLS.put("requestApproval alias", (text, test) -> test.propose(ApprovalTarget.alias(text), "why"));
        CALLS.put("requestApproval environment", (text, test) -> test.propose(ApprovalTarget.environment(text), "why"));
        CALLS.put("requestApproval reason", (text, test) -> test.propose(ApprovalTarget.alias("a"), text));
        CALLS.put("findApproval", (text, test) -> test.mlops.governance().findApproval(text));
        CALLS.put("approvals", (text, test) -> test.mlops.governance().approvals(text, PAGE));
        CALLS.put(
                "whoWasChampion",
                (text, test) -> test.mlops.governance().whoWasChampion(text, "champion", Instant.EPOCH));
        CALLS.put(
                "whoWasChampion alias",
                (text, test) -> test.mlops.governance().whoWasChampion("m", text, Instant.EPOCH));
        CALLS.put("eraseTexts", (text, test) -> test.mlops.governance().audit().eraseTexts(0, text));
        CALLS.put("eraseName", (text, test) -> test.mlops.governance().audit().eraseName(text, "why"));
        CALLS.put(
                "eraseName reason",
                (text, test) -> test.mlops.governance().audit().eraseName("ann", text));
        CALLS.put("Rationale", (text, test) -> Rationale.of(text));
        CALLS.put("Rationale link", (text, test) -> new Rationale("", List.of(text)));
        CALLS.put("Principal", (text, test) -> Principal.unauthenticated(text));
        CALLS.put("Principal authentication", (text, test) -> Principal.human("ann", text));
        CALLS.put("Scope", (text, test) -> Scope.models(text));
        CALLS.put(
                "RolePolicy",
                (text, test) -> RolePolicy.deniesByDefault().deny(text, Scope.everything(), ActionType.ALIAS_SET));
    }

    private static void searches() {
        CALLS.put("Filter", (text, test) -> Filter.parse(text));
        CALLS.put("OrderBy", (text, test) -> OrderBy.parse(text));
        CALLS.put("page token", (text, test) -> SearchQuery.all().after(text));
        CALLS.put(
                "field",
                (text, test) -> test.search(Filter.of(Field.metric(text).atLeast(1))));
        CALLS.put(
                "field attribute",
                (text, test) -> test.search(Filter.of(Field.attribute(text).equalTo(1))));
        CALLS.put(
                "field dataset",
                (text, test) -> test.search(Filter.of(Field.dataset(text).equalTo("d"))));
        CALLS.put(
                "field text",
                (text, test) -> test.search(Filter.of(Field.param("p").equalTo(text))));
        CALLS.put(
                "field texts",
                (text, test) -> test.search(Filter.of(Field.tag("p").in(List.of("a", text)))));
        CALLS.put(
                "field text for a number",
                (text, test) -> test.search(Filter.of(Field.metric("m").equalTo(text))));
        CALLS.put(
                "order",
                (text, test) -> test.mlops
                        .tracking()
                        .searchRuns(
                                List.of(),
                                SearchQuery.all().orderBy(Field.attribute(text).ascending())));
    }

    private static void values() {
        CALLS.put("ArtifactPath", (text, test) -> new ArtifactPath(text));
        CALLS.put("Digest", (text, test) -> new Digest(text));
        CALLS.put("Dataset name", (text, test) -> Dataset.of(text, "1", "local", "f"));
        CALLS.put("Dataset source", (text, test) -> Dataset.of("d", "1", "local", text));
        CALLS.put("Column", (text, test) -> Column.required(text, ColumnType.DOUBLE));
    }

    @TempDir
    Path folder;

    private Mlops mlops;
    private ActiveRun run;
    private ModelVersion version;

    private void history(MetricSeries series) {
        mlops.tracking().history(run.id(), series, StepRange.ALL, PAGE);
    }

    private void search(Filter filter) {
        mlops.tracking().searchRuns(List.of(), SearchQuery.where(filter));
    }

    private void monitor(String model, String environment) {
        mlops.monitoring()
                .monitor(
                        model,
                        environment,
                        MonitorSpec.builder(StoreFixture.INPUTS).build());
    }

    private void propose(ApprovalTarget target, String reason) {
        mlops.governance().requestApproval(ApprovalProposal.of(version, target, reason));
    }

    static Stream<String> calls() {
        return CALLS.keySet().stream();
    }

    @BeforeEach
    void open() {
        mlops = MlopsSdk.open("memory:");
        run = mlops.tracking().startRun(RunSpec.of("e", "r"));
        version = mlops.registry().register("m", StoreFixture.logModel(run, folder, "weights"));
    }

    @AfterEach
    void close() {
        mlops.close();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void text_of10Megabytes_isRefusedWithoutBeingCopied(String name) {
        Call call = CALLS.get(name);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // Classes are loaded before anything is measured.
        assertThatThrownBy(() -> call.with(HUGE, this)).isInstanceOf(InvalidInputException.class);
        long[] after = new long[1];

        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> {
                    try {
                        call.with(HUGE, this);
                    } finally {
                        after[0] = threads.getCurrentThreadAllocatedBytes();
                    }
                })
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must")
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(600));
        assertThat(after[0] - before).as("bytes that the call has allocated").isLessThan(MAX_BYTES);
    }
}
