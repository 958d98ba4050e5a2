package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.core.check.RandomText;
import io.mlops.error.InvalidInputException;
import io.mlops.error.MlopsException;
import io.mlops.search.SearchQuery;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is unusual and legal comes back as it was written; what is hostile is refused with a typed error before anything is written. */
class LegalInputTest {
    private static final double[] VALUES = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -0.0,
        0.0,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        0.1
    };
    private static final long[] STEPS = {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE};

    @TempDir
    Path folder;

    private Mlops mlops;

    @AfterEach
    void close() {
        mlops.close();
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void values_unusualButLegal_comeBackBitForBit(String kind) {
        mlops = StoreFixture.open(kind, folder);
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
        for (int i = 0; i < VALUES.length; i++) {
            run.logMetric("v" + i, VALUES[i], 1);
        }
        for (long step : STEPS) {
            run.logMetric("steps", 1, step);
        }
        run.finish();

        Run read = mlops.tracking().getRun(run.id());
        for (int i = 0; i < VALUES.length; i++) {
            double value = read.metric("v" + i).orElseThrow().value();
            assertThat(Double.doubleToLongBits(value)).isEqualTo(Double.doubleToLongBits(VALUES[i]));
        }
        MetricPoints steps = mlops.tracking().history(run.id(), "steps");
        assertThat(steps.steps()).isEqualTo(STEPS);
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void texts_ofEveryScript_comeBackAsWritten(String kind) {
        mlops = StoreFixture.open(kind, folder);
        Random random = new Random(7);
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            texts.put("k" + i, RandomText.storable(random, 40));
        }
        texts.put("ключ/键 كلید.x-1:2", "");
        texts.put("longest", "😀".repeat(6_000));

        ActiveRun run = mlops.tracking().startRun(RunSpec.of("實驗 😀", "név"));
        run.logParams(texts);
        run.setTags(texts);
        run.finish();

        Run read = mlops.tracking()
                .searchRuns(java.util.List.of("實驗 😀"), SearchQuery.all())
                .items()
                .get(0);
        assertThat(read.data().params()).isEqualTo(texts);
        assertThat(read.data().tags()).containsAllEntriesOf(texts);
        assertThat(read.info().name()).isEqualTo("név");
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void texts_hostileAtRandom_areKeptAsWrittenOrRefusedTyped(String kind) {
        mlops = StoreFixture.open(kind, folder);
        Random random = new Random(11);
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
        Map<String, String> kept = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            String key = RandomText.of(random, 6);
            String value = RandomText.of(random, 6);
            if (kept.containsKey(key)) {
                continue;
            }
            try {
                run.logParam(key, value);
                kept.put(key, value);
            } catch (InvalidInputException e) {
                assertThat(e.getMessage())
                        .doesNotContain("\n", "\u001b", "\u202e")
                        .hasSizeLessThan(1_000);
            }
        }
        run.finish();

        assertThat(mlops.tracking().getRun(run.id()).data().params()).isEqualTo(kept);
    }

    @ParameterizedTest
    @MethodSource("io.mlops.core.StoreFixture#locations")
    void names_hostile_areRefusedBeforeAnythingIsWritten(String kind) {
        mlops = StoreFixture.open(kind, folder);
        String[] hostile = {"", "\u0000", "a\ud800", "x".repeat(501)};
        for (String name : hostile) {
            assertThatThrownBy(() -> mlops.tracking().createExperiment(name)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> mlops.tracking().startRun(RunSpec.of(name, "r")))
                    .isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> mlops.registry().createModel(name, "")).isInstanceOf(InvalidInputException.class);
        }
        assertThatThrownBy(
                        () -> mlops.tracking().startRun(RunSpec.of("new", "r").tag("bad\n", "x")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(
                        () -> mlops.tracking().startRun(RunSpec.of("new", "r").childOf("no id")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> mlops.tracking().getRun("' OR 1=1")).isInstanceOf(MlopsException.class);

        assertThat(mlops.tracking().findExperiment("new")).isEmpty();
        assertThat(mlops.tracking().searchExperiments(SearchQuery.all()).items())
                .hasSize(1);
    }
}
