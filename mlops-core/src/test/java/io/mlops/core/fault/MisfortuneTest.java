package io.mlops.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.core.MetricBuffering;
import io.mlops.core.MlopsSdk;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.ModelSignature;
import io.mlops.data.Schema;
import io.mlops.page.PageRequest;
import io.mlops.registry.ModelVersion;
import io.mlops.testkit.clock.ManualClock;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunSpec;
import io.mlops.tracking.RunStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks that jump, and callers that are interrupted. */
class MisfortuneTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void clock_jumpsBothWaysWhileLogging_losesNothing() {
        ManualClock clock = new ManualClock(START);
        List<Instant> times = List.of(
                START, START.minus(Duration.ofDays(9_000)), START.plus(Duration.ofDays(365_000)), Instant.EPOCH, START);
        try (Mlops mlops = MlopsSdk.builder()
                .backend("sqlite:" + folder)
                .clock(clock)
                .metrics(MetricBuffering.unset().flushInterval(Duration.ofMillis(10)))
                .open()) {
            ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
            for (int step = 0; step < times.size(); step++) {
                clock.setTo(times.get(step));
                run.logMetric("loss", step, step);
                run.durable().logMetric("sure", step, step);
                run.setTags(Map.of("t", Integer.toString(step)));
                mlops.flush(Duration.ofSeconds(20));
                mlops.purge(clock.instant().minusSeconds(1));
            }
            clock.setTo(Instant.EPOCH);
            run.finish();

            Run ended = mlops.tracking().getRun(run.id());
            assertThat(ended.info().status()).isEqualTo(RunStatus.FINISHED);
            assertThat(ended.info().endedAt()).contains(Instant.EPOCH);
            MetricPoints loss = mlops.tracking().history(run.id(), "loss");
            assertThat(loss.steps()).containsExactly(0, 1, 2, 3, 4);
            assertThat(loss.timestampsMillis())
                    .isEqualTo(times.stream().mapToLong(Instant::toEpochMilli).toArray());
            assertThat(mlops.tracking().history(run.id(), "sure").size()).isEqualTo(5);
            assertThat(mlops.governance().audit().verify().isIntact()).isTrue();
            assertThat(mlops.verify()).isEmpty();
        }
    }

    /** As a machine without a battery has it, or after a slip of the hand. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-999999999-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "+999999999-12-31T00:00:00Z"
            })
    void clock_beyondAllDates_countsAsTheFirstOrLastThereIs(String time) throws Exception {
        Instant wrong = Instant.parse(time);
        Instant kept = wrong.isBefore(START) ? Instant.EPOCH : Instant.parse("9999-12-31T23:59:59.999Z");
        Clock clock = Clock.fixed(wrong, ZoneOffset.UTC);
        String id;
        try (Mlops mlops = open(clock)) {
            ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
            id = run.id();
            run.logMetric("loss", 1, 1);
            run.logParam("p", 1);
            LoggedModel model = run.logModel(
                    "model",
                    Files.writeString(folder.resolve("weights"), "w"),
                    ModelSignature.of(Schema.of(Column.required("x", ColumnType.DOUBLE))));
            run.finish();
            ModelVersion version = mlops.registry().register("m", model);
            mlops.governance().requestApproval(version, "champion", "why");
            mlops.registry().setAlias(version, "champion");
            mlops.registry().load("models:/m@champion");
            assertThat(mlops.purge(wrong)).isZero();
        }
        try (Mlops mlops = open(clock)) {
            Run run = mlops.tracking().getRun(id);
            assertThat(run.info().startedAt()).isEqualTo(kept);
            assertThat(run.info().endedAt()).contains(kept);
            assertThat(mlops.tracking().history(id, "loss").timestampsMillis()).containsExactly(kept.toEpochMilli());
            assertThat(mlops.governance().approvals("m", PageRequest.first(10)).items())
                    .hasSize(1);
            assertThat(mlops.verify()).isEmpty();
        }
    }

    private Mlops open(Clock clock) {
        return MlopsSdk.builder()
                .backend("sqlite:" + folder.resolve("store"))
                .clock(clock)
                .open();
    }

    @Test
    void caller_interruptedAtRandom_losesNothingAndKeepsItsFlag() throws Exception {
        int threads = 4;
        int calls = 150;
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try (Mlops mlops = MlopsSdk.open(folder)) {
            List<Callable<String>> work = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Random random = new Random(i);
                work.add(() -> logInterrupted(mlops, random, calls));
            }
            for (Future<String> done : callers.invokeAll(work)) {
                Run run = mlops.tracking().getRun(done.get());
                assertThat(run.info().status()).isEqualTo(RunStatus.FINISHED);
                assertThat(run.data().params()).hasSize(calls);
                assertThat(mlops.tracking().history(run.id(), "loss").steps())
                        .isEqualTo(LongStream.range(0, calls).toArray());
                assertThat(mlops.tracking().history(run.id(), "sure").size()).isEqualTo(calls);
                assertThat(mlops.artifacts()
                                .list(run.id(), "", PageRequest.first(PageRequest.MAX_RESULTS))
                                .items())
                        .hasSize(calls);
            }
            assertThat(mlops.verify()).isEmpty();
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void open_interruptedCaller_opensAndKeepsItsFlag() {
        Thread.currentThread().interrupt();
        try (Mlops mlops = MlopsSdk.open(folder)) {
            assertThat(Thread.interrupted())
                    .as("the flag of an interrupted caller")
                    .isTrue();
            assertThat(mlops.verify()).isEmpty();
        }
    }

    private static String logInterrupted(Mlops mlops, Random random, int calls) {
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
        for (int n = 0; n < calls; n++) {
            int call = n;
            interrupted(random, () -> run.logMetric("loss", call, call));
            interrupted(random, () -> run.durable().logMetric("sure", call, call));
            interrupted(random, () -> run.logParam("p" + call, call));
            interrupted(random, () -> run.logText("f" + call, "content " + call));
            interrupted(random, () -> mlops.tracking().getRun(run.id()));
        }
        interrupted(random, () -> mlops.flush(Duration.ofSeconds(20)));
        interrupted(random, run::finish);
        return run.id();
    }

    /** Interrupts the caller half of the time: before the call, or from beside while it goes on. */
    private static void interrupted(Random random, Runnable call) {
        boolean isBefore = random.nextInt(4) == 0;
        boolean isBeside = !isBefore && random.nextInt(4) == 0;
        Thread caller = Thread.currentThread();
        Thread other = new Thread(caller::interrupt);
        if (isBefore) {
            caller.interrupt();
        }
        if (isBeside) {
            other.start();
        }
        call.run();
        boolean isFlagged = Thread.interrupted();
        if (isBefore) {
            assertThat(isFlagged).as("the flag of an interrupted caller").isTrue();
        }
        if (isBeside && !isFlagged) {
            awaitInterrupt(other);
        }
    }

    private static void awaitInterrupt(Thread other) {
        while (!Thread.interrupted()) {
            Thread.onSpinWait();
        }
        assertThat(other).isNotNull();
    }
}
