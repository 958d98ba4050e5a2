package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.core.memory.MemoryBackendProvider;
import io.mlops.error.ConflictException;
import io.mlops.error.InvalidInputException;
import io.mlops.search.SearchQuery;
import io.mlops.spi.BackendContext;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Params that a run starts with, also where the store takes one change a commit and they are logged right after. */
class FirstParamsTest {
    @TempDir
    Path folder;

    private final Map<String, Mlops> instances = new HashMap<>();

    @BeforeEach
    void open() {
        StepwiseBackend stepwise = new StepwiseBackend(
                new MemoryBackendProvider().open("memory:", Map.of(), new BackendContext(Clock.systemUTC(), "inner")));
        instances.put("memory:", StoreFixture.open("memory:", folder));
        instances.put("sqlite:", StoreFixture.open("sqlite:", folder));
        instances.put("stepwise", MlopsSdk.builder().backend(stepwise).open());
    }

    @AfterEach
    void close() {
        instances.values().forEach(Mlops::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory:", "sqlite:", "stepwise"})
    void startRun_withParams_hasThemWhenItReturns(String kind) {
        Mlops mlops = instances.get(kind);
        RunSpec spec = RunSpec.of("e", "r").params(Map.of("depth", 6)).params(Map.of("rate", 0.1));

        ActiveRun run = mlops.tracking().startRun(spec);

        assertThat(mlops.tracking().getRun(run.id()).data().params()).isEqualTo(Map.of("depth", "6", "rate", "0.1"));
        run.logParams(Map.of("depth", 6, "more", true));
        assertThatThrownBy(() -> run.logParam("depth", 7)).isInstanceOf(ConflictException.class);
        assertThat(mlops.tracking()
                        .searchRuns(List.of("e"), SearchQuery.where("params.depth = '6' and params.more = 'true'"))
                        .items())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory:", "sqlite:", "stepwise"})
    void startRun_withABadParam_startsNothing(String kind) {
        Mlops mlops = instances.get(kind);
        RunSpec spec = RunSpec.of("Default", "r").params(Map.of("good", 1, "a//b", 2));

        assertThatThrownBy(() -> mlops.tracking().startRun(spec))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("param key");

        assertThat(mlops.tracking()
                        .searchRuns(List.of("Default"), SearchQuery.all().limit(10))
                        .items())
                .isEmpty();
    }
}
