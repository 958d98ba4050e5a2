package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.mlops.Mlops;
import io.mlops.artifact.ContentSource;
import io.mlops.error.InvalidInputException;
import io.mlops.monitoring.Outcome;
import io.mlops.page.PageRequest;
import io.mlops.registry.ModelVersion;
import io.mlops.search.SearchQuery;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunSpec;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not legal is refused at the call, before anything of it is buffered or written. */
class BadInputTest {
    private static final String LONG_KEY = "k".repeat(251);
    private static final String LONG_PARAM = "x".repeat(6_001);
    private static final String LONG_TAG = "x".repeat(8_001);

    /** One call with one illegal argument. */
    private interface Call {
        void on(Mlops mlops, ActiveRun run, ModelVersion version);
    }

    private static final Map<String, Call> CALLS = new LinkedHashMap<>();

    static {
        for (String key :
                List.of("", LONG_KEY, "/a", "a/", "a//b", "a/../b", ".", "a\nb", "a\u0301", "😀", "a\\b", "\ud800")) {
            CALLS.put("metric " + key, (mlops, run, version) -> run.logMetric(key, 1, 1));
            CALLS.put("metrics " + key, (mlops, run, version) -> run.logMetrics(Map.of("good", 1, key, 2), 1));
            CALLS.put("durable " + key, (mlops, run, version) -> run.durable().logMetric(key, 1, 1));
            CALLS.put("params " + key, (mlops, run, version) -> run.logParams(Map.of("good", 1, key, 2)));
            CALLS.put("tags " + key, (mlops, run, version) -> run.setTags(Map.of("good", "1", key, "2")));
            CALLS.put(
                    "run tag " + key, (mlops, run, version) -> mlops.tracking().setRunTag(run.id(), key, "v"));
            CALLS.put(
                    "version tag " + key,
                    (mlops, run, version) -> mlops.registry().setVersionTag(version, key, "v"));
        }
        for (String value : List.of(LONG_PARAM, "a\u0000b", "\udc00")) {
            CALLS.put("param value " + value, (mlops, run, version) -> run.logParams(Map.of("good", 1, "bad", value)));
        }
        for (String value : List.of(LONG_TAG, "a\u0000b", "\udc00")) {
            CALLS.put("tag value " + value, (mlops, run, version) -> run.setTags(Map.of("good", "1", "bad", value)));
            CALLS.put(
                    "run tag value " + value,
                    (mlops, run, version) -> mlops.tracking().setRunTag(run.id(), "k", value));
            CALLS.put(
                    "model tag value " + value,
                    (mlops, run, version) -> mlops.registry().setModelTag("m", "k", value));
        }
        for (String path : List.of("", "/f", "../f", "a/../f", "a//f", "a\\f", "a\u0007f", "f/")) {
            CALLS.put(
                    "artifact " + path, (mlops, run, version) -> run.logArtifact(path, ContentSource.of(new byte[1])));
        }
        for (String alias : List.of("", "a b", "latest", "v1", "a/b")) {
            CALLS.put(
                    "alias " + alias, (mlops, run, version) -> mlops.registry().setAlias(version, alias));
        }
        for (String name : List.of("", "a/b", "a:b", "a\u0000")) {
            CALLS.put("model " + name, (mlops, run, version) -> mlops.registry().createModel(name, ""));
        }
        for (String filter : List.of("metrics.", "params.a = 1", "nothing.a = 'b'", "metrics.a = 1 OR metrics.b = 2")) {
            CALLS.put(
                    "filter " + filter,
                    (mlops, run, version) -> mlops.tracking().searchRuns(List.of(), SearchQuery.where(filter)));
        }
        CALLS.put(
                "filter of 401 conditions",
                (mlops, run, version) -> mlops.tracking()
                        .searchRuns(
                                List.of(), SearchQuery.where("params.a = 'b' AND ".repeat(400) + "params.a = 'b'")));
        CALLS.put("order of 101 parts", (mlops, run, version) -> {
            SearchQuery query = SearchQuery.all();
            for (int i = 0; i < 101; i++) {
                query = query.orderBy("metrics.m" + i);
            }
            mlops.tracking().searchRuns(List.of(), query);
        });
        for (String id : List.of("", "a\u0000b", "\udc00", "x".repeat(501))) {
            CALLS.put(
                    "outcome " + id,
                    (mlops, run, version) ->
                            mlops.monitoring().outcomes(List.of(new Outcome("good", 1), new Outcome(id, 1))));
        }
        CALLS.put("time before 1970", (mlops, run, version) -> run.logMetric("m", 1, 1, Instant.ofEpochMilli(-1)));
        CALLS.put("experiment name", (mlops, run, version) -> mlops.tracking().startRun(RunSpec.of("", "r")));
        CALLS.put("run id", (mlops, run, version) -> mlops.tracking().getRun("1"));
        CALLS.put(
                "no buckets",
                (mlops, run, version) -> mlops.tracking()
                        .downsample(
                                run.id(), io.mlops.tracking.MetricSeries.of("m"), io.mlops.tracking.StepRange.ALL, 0));
    }

    @TempDir
    Path folder;

    private Mlops mlops;
    private ActiveRun run;
    private ModelVersion version;

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
    void call_illegalArgument_isRefusedWithFieldAndRuleAndNothingIsWritten(String name) {
        Run before = mlops.tracking().getRun(run.id());
        int audited = mlops.governance().audit().entries(0, 1000).size();

        assertThatThrownBy(() -> CALLS.get(name).on(mlops, run, version))
                .isInstanceOfSatisfying(InvalidInputException.class, refusal -> {
                    assertThat(refusal.field()).isNotBlank();
                    assertThat(refusal.getMessage()).contains("must").hasSizeLessThan(600);
                });

        assertThat(mlops.flush(Duration.ofSeconds(10)).accepted()).isZero();
        assertThat(mlops.tracking().getRun(run.id())).isEqualTo(before);
        assertThat(mlops.artifacts()
                        .list(run.id(), "", PageRequest.first(PageRequest.MAX_RESULTS))
                        .items())
                .hasSize(2);
        assertThat(mlops.registry().getVersion("m", 1)).isEqualTo(version);
        assertThat(mlops.governance().audit().entries(0, 1000)).hasSize(audited);
        run.logMetric("still", 1, 1);
        assertThat(mlops.flush(Duration.ofSeconds(10)).durable()).isEqualTo(1);
    }

    /** As it is never copied, not even its length costs anything. */
    @Test
    void param_of10Megabytes_isRefusedWithoutBeingCopied() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Map<String, String> params = new HashMap<>(Map.of("good", "1", "huge", "x".repeat(10 << 20)));
        assertThatThrownBy(() -> run.logParams(Map.of("k", LONG_PARAM))).isInstanceOf(InvalidInputException.class);

        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> run.logParams(params))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("10485760")
                .hasMessageContaining("6000")
                .hasMessageContaining("artifact");
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(200_000);
        assertThat(mlops.tracking().getRun(run.id()).data().params()).isEmpty();
    }

    @Test
    void times_beyondAllClocks_areTheLongestAndTheLastThereAre() {
        Duration forever = ChronoUnit.FOREVER.getDuration();
        run.logMetric("m", 1, 1);

        assertThat(mlops.flush(forever).durable()).isEqualTo(1);
        assertThat(mlops.flush(forever.negated()).durable()).isEqualTo(1);
        assertThat(mlops.purge(Instant.MIN)).isZero();
        assertThat(mlops.purge(Instant.MAX)).isZero();
        try (Mlops other = MlopsSdk.builder()
                .backend("memory:")
                .closeTimeout(forever)
                .metrics(MetricBuffering.unset().flushInterval(forever).blockingLimit(forever))
                .open()) {
            ActiveRun last = other.tracking().startRun(RunSpec.of("e", "r"));
            last.logMetric("m", 1, 1);
            assertThat(other.close(forever).durable()).isEqualTo(1);
        }
    }
}
