package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.error.InvalidInputException;
import io.mlops.http.server.MlflowServer;
import io.mlops.page.PageRequest;
import io.mlops.spi.Backend;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.RunBatch;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RunWrite;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import io.mlops.tracking.StepRange;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every value that is sent is the value that is read back, or was refused before it was sent. */
abstract class MlflowProperties {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Backend backend;
    private String run;

    abstract MlflowServer server();

    @BeforeEach
    void open() {
        server().reset();
        backend = MlflowHttpProvider.open(server().location(), server().credentials(), Fixtures.context(), Map.of());
        RunInfo info = new RunInfo(
                "0".repeat(32), "0", "property", RunStatus.RUNNING, LifecycleStage.ACTIVE, NOW, Optional.empty());
        Commit create =
                new Commit("property", "w", NOW, List.of(), List.of(new RunWrite.Create(info, Map.of())), List.of());
        run = backend.commit(create).assigned().get(0);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private static String text(Random random, int most) {
        int length = random.nextInt(10) == 0 ? most + random.nextInt(3) - 1 : random.nextInt(40);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int codePoint = switch (random.nextInt(4)) {
                case 0 -> 0x20 + random.nextInt(0x5f);
                case 1 -> 1 + random.nextInt(0x2ff);
                case 2 -> 0x4e00 + random.nextInt(0x1000);
                default -> 0x1f300 + random.nextInt(0x200);
            };
            text.appendCodePoint(codePoint);
        }
        return text.toString();
    }

    @Test
    void params_atRandom_comeBackOrAreRefused() {
        Random random = new Random(20_260_301);
        Map<String, String> sent = new HashMap<>();
        int refused = 0;
        for (int i = 0; i < 150; i++) {
            String value = text(random, 6_000);
            try {
                backend.runs().orElseThrow().logBatch(RunBatch.params(run, Map.of("p" + i, value)));
                sent.put("p" + i, value);
            } catch (InvalidInputException e) {
                refused++;
                assertThat(value.codePointCount(0, value.length())).isGreaterThan(6_000);
            }
        }
        assertThat(refused).isPositive();
        assertThat(backend.runs()
                        .orElseThrow()
                        .findRun(run)
                        .orElseThrow()
                        .data()
                        .params())
                .isEqualTo(sent);
    }

    @Test
    void tags_atRandom_comeBackOrAreRefused() {
        Random random = new Random(20_260_302);
        Map<String, String> sent = new HashMap<>();
        for (int i = 0; i < 150; i++) {
            String value = text(random, 8_000);
            try {
                backend.runs().orElseThrow().logBatch(RunBatch.tags(run, Map.of("t" + i, value)));
                sent.put("t" + i, value);
            } catch (InvalidInputException e) {
                assertThat(value.codePointCount(0, value.length())).isGreaterThan(8_000);
            }
        }
        assertThat(backend.runs()
                        .orElseThrow()
                        .findRun(run)
                        .orElseThrow()
                        .data()
                        .tags())
                .isEqualTo(sent);
    }

    /** What writes a text somewhere, and what reads it back. */
    private record Holder(String what, Consumer<String> write, Supplier<String> read) {}

    @Test
    void namesAndTextsOfTheWholeApi_atRandom_comeBackOrAreRefused() {
        Random random = new Random(20_260_304);
        try (Mlops mlops = MlopsSdk.builder()
                .backend(server().location(), server().credentials())
                .governance("memory:")
                .open()) {
            mlops.tracking().createExperiment("texts");
            mlops.registry().createModel("texts", "");
            String[] experiment = {"named"};
            mlops.tracking().createExperiment(experiment[0]);
            String[] named = new String[1];
            List<Holder> holders = List.of(
                    new Holder(
                            "name of a run",
                            text -> named[0] = mlops.tracking().run("texts", text, ActiveRun::id),
                            () -> mlops.tracking().getRun(named[0]).info().name()),
                    new Holder(
                            "name of an experiment",
                            text -> {
                                mlops.tracking().renameExperiment(experiment[0], text);
                                experiment[0] = text;
                            },
                            () -> mlops.tracking().getExperiment(experiment[0]).name()),
                    new Holder(
                            "tag of an experiment",
                            text -> mlops.tracking().setExperimentTag("texts", "k", text),
                            () -> mlops.tracking().getExperiment("texts").tags().getOrDefault("k", "")),
                    new Holder(
                            "description of a model",
                            text -> mlops.registry().describeModel("texts", text),
                            () -> mlops.registry().getModel("texts").description()),
                    new Holder(
                            "tag of a model",
                            text -> mlops.registry().setModelTag("texts", "k", text),
                            () -> mlops.registry().getModel("texts").tags().getOrDefault("k", "")));
            for (Holder holder : holders) {
                int kept = 0;
                for (int i = 0; i < 30; i++) {
                    String text = "x" + text(random, 499);
                    try {
                        holder.write().accept(text);
                    } catch (InvalidInputException e) {
                        continue;
                    }
                    kept++;
                    assertThat(holder.read().get()).as(holder.what()).isEqualTo(text);
                }
                assertThat(kept).as(holder.what()).isPositive();
            }
        }
    }

    @Test
    void points_atRandom_comeBackBitForBit() {
        Random random = new Random(20_260_303);
        int size = 4_000;
        long[] steps = new long[size];
        long[] times = new long[size];
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            steps[i] = i % 7 == 0 ? Long.MIN_VALUE + i : i;
            times[i] = random.nextLong() & Long.MAX_VALUE;
            double value = Double.longBitsToDouble(random.nextLong());
            values[i] = value == 0 || Double.isInfinite(value) ? i : value;
        }
        MetricSeries series = MetricSeries.of("any bits");
        backend.metrics()
                .orElseThrow()
                .append("w", 1, List.of(new MetricBatch(run, series, MetricPoints.copyOf(steps, times, values))));

        MetricPoints read = backend.metrics()
                .orElseThrow()
                .history(run, series, StepRange.ALL, PageRequest.first(size + 1))
                .points();
        assertThat(read.size()).isEqualTo(size);
        Map<Long, Integer> byStep = new HashMap<>();
        for (int i = 0; i < size; i++) {
            byStep.put(steps[i], i);
        }
        for (int i = 0; i < size; i++) {
            int sent = byStep.get(read.step(i));
            assertThat(read.timestampMillis(i)).isEqualTo(times[sent]);
            assertThat(Double.doubleToLongBits(read.value(i))).isEqualTo(Double.doubleToLongBits(values[sent]));
        }
    }
}
