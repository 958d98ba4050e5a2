package io.mlops.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.ContentSource;
import io.mlops.page.PageRequest;
import io.mlops.search.SearchQuery;
import io.mlops.spi.ArtifactStore;
import io.mlops.spi.Backend;
import io.mlops.spi.Capability;
import io.mlops.spi.LogName;
import io.mlops.spi.MetricStore;
import io.mlops.spi.RecordStore;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.RunBatch;
import io.mlops.spi.RunStore;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a backend says of itself, and how it ends. */
public abstract class LifecycleContract extends StoreContract {
    private static final String RUN = Samples.runId(1);
    private static final MetricSeries SERIES = MetricSeries.of("k");
    private static final ArtifactPath FILE = new ArtifactPath("a/b");
    private static final LogName LOG = new LogName("log", "");
    private static final PageRequest PAGE = PageRequest.first(10);

    @Test
    void location_isATextWithoutControls() {
        assertThat(store().backend().location())
                .as("location must say where the store is, in one line, for messages.")
                .isNotBlank()
                .matches(location -> location.codePoints().noneMatch(Character::isISOControl), "no control characters");
    }

    @Test
    void capabilities_areThoseExpectedButThoseSaidToBeMissing() {
        Set<Capability> expected = EnumSet.copyOf(Capability.expected());
        expected.removeAll(underTest().missing());

        assertThat(store().backend().capabilities())
                .as("capabilities() must hold every expected capability but those that the test's missing() names.")
                .containsAll(expected)
                .noneMatch(underTest().missing()::contains);
    }

    @Test
    void parts_areThereExactlyWhereDeclared() {
        Backend backend = store().backend();
        assertThat(backend.runs().isPresent())
                .as("runs() must be there exactly where RUNS is declared.")
                .isEqualTo(store().has(Capability.RUNS));
        assertThat(backend.metrics().isPresent())
                .as("metrics() must be there exactly where METRICS is declared.")
                .isEqualTo(store().has(Capability.METRICS));
        assertThat(backend.registry().isPresent())
                .as("registry() must be there exactly where REGISTRY is declared.")
                .isEqualTo(store().has(Capability.REGISTRY));
        assertThat(backend.artifacts().isPresent())
                .as("artifacts() must be there exactly where ARTIFACTS is declared.")
                .isEqualTo(store().has(Capability.ARTIFACTS));
        assertThat(backend.records().isPresent())
                .as("records() must be there exactly where RECORDS is declared.")
                .isEqualTo(store().has(Capability.RECORDS));
    }

    @Test
    void verify_ofAHealthyStore_findsNothing() {
        if (store().has(Capability.RUNS) && store().has(Capability.METRICS)) {
            String run = Samples.createRun(store(), 1);
            store().metrics().append("verify-writer", 1, List.of(Samples.point(run, "k", 1, Double.NaN)));
        }
        if (store().has(Capability.ARTIFACTS)) {
            store().artifacts().write(RUN, FILE, ContentSource.of(new byte[] {1, 2, 3}));
        }

        assertThat(store().backend().verify())
                .as("verify must find no defect in a healthy store.")
                .isEmpty();
    }

    @Test
    void close_twice_isNoError() {
        store().backend().close();
        assertThatCode(store().backend()::close)
                .as("Closing a closed store must do nothing.")
                .doesNotThrowAnyException();
    }

    @TestFactory
    Stream<DynamicTest> closedStore_anyCall_isAnIllegalState() {
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        Backend backend = store().backend();
        calls.put("commit", () -> backend.commit(store().commitOf(List.of(), List.of())));
        calls.put("verify", backend::verify);
        backend.runs().ifPresent(runs -> addRunCalls(calls, runs));
        backend.metrics().ifPresent(metrics -> addMetricCalls(calls, metrics));
        backend.registry().ifPresent(registry -> addRegistryCalls(calls, registry));
        backend.artifacts().ifPresent(artifacts -> addArtifactCalls(calls, artifacts));
        backend.records().ifPresent(records -> addRecordCalls(calls, records));
        backend.close();
        return calls.entrySet().stream()
                .map(call -> dynamicTest(
                        call.getKey(),
                        () -> assertThatThrownBy(
                                        call.getValue(),
                                        "After close(), %s must throw IllegalStateException.",
                                        call.getKey())
                                .isInstanceOf(IllegalStateException.class)));
    }

    private static void addRunCalls(Map<String, ThrowingCallable> calls, RunStore runs) {
        calls.put("findExperiment", () -> runs.findExperiment("0"));
        calls.put("findExperimentByName", () -> runs.findExperimentByName("Default"));
        calls.put("searchExperiments", () -> runs.searchExperiments(SearchQuery.all()));
        calls.put("findRun", () -> runs.findRun(RUN));
        calls.put("searchRuns", () -> runs.searchRuns(List.of(), SearchQuery.all()));
        calls.put("logBatch", () -> runs.logBatch(RunBatch.params(RUN, Map.of("k", "v"))));
        calls.put("findModel of runs", () -> runs.findModel("m-1"));
    }

    private static void addMetricCalls(Map<String, ThrowingCallable> calls, MetricStore metrics) {
        calls.put("append of metrics", () -> metrics.append("w", 1, List.of(Samples.point(RUN, "k", 1, 1))));
        calls.put("latest", () -> metrics.latest(RUN));
        calls.put("history", () -> metrics.history(RUN, SERIES, StepRange.ALL, PAGE));
        calls.put("downsample", () -> metrics.downsample(RUN, SERIES, StepRange.ALL, 5));
    }

    private static void addRegistryCalls(Map<String, ThrowingCallable> calls, RegistryStore registry) {
        calls.put("findModel of the registry", () -> registry.findModel("churn"));
        calls.put("searchModels", () -> registry.searchModels(SearchQuery.all()));
        calls.put("findVersion", () -> registry.findVersion("churn", 1));
        calls.put("searchVersions", () -> registry.searchVersions(SearchQuery.all()));
        calls.put("nextVersion", () -> registry.nextVersion("churn"));
        calls.put("findAlias", () -> registry.findAlias("churn", "champion"));
    }

    private static void addArtifactCalls(Map<String, ThrowingCallable> calls, ArtifactStore artifacts) {
        calls.put("write", () -> artifacts.write(RUN, FILE, ContentSource.of(new byte[1])));
        calls.put("find of artifacts", () -> artifacts.find(RUN, FILE));
        calls.put("list of artifacts", () -> artifacts.list(RUN, "", PAGE));
        calls.put("open", () -> artifacts.open(RUN, FILE, ByteRange.ALL));
        calls.put("delete", () -> artifacts.delete(RUN, FILE));
        calls.put("deleteAll", () -> artifacts.deleteAll(RUN));
    }

    private static void addRecordCalls(Map<String, ThrowingCallable> calls, RecordStore records) {
        calls.put("find of records", () -> records.find("policy", "main"));
        calls.put("list of records", () -> records.list("policy", "", PAGE));
        calls.put("kinds", () -> records.kinds());
        calls.put("logs", () -> records.logs());
        calls.put("append of a log", () -> records.append(LOG, "w", 1, List.of()));
        calls.put("read", () -> records.read(LOG, 0, 1));
        calls.put("readByKey", () -> records.readByKey(LOG, "k", 1));
        calls.put("trim", () -> records.trim(LOG, Instant.EPOCH));
        calls.put("auditFrontier", records::auditFrontier);
        calls.put("auditLeaves", () -> records.auditLeaves(0, 1));
    }
}
