package io.mlops.core.metric;

import io.mlops.error.ConflictException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Two threads that meet in the buffers of a run, millions of times; run by {@code RacesTest}. Whatever is not named as an outcome is forbidden. */
public final class BufferRaces {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final MetricSettings SETTINGS =
            new MetricSettings(Duration.ofHours(1), 1 << 20, Duration.ofSeconds(10));

    private BufferRaces() {}

    /** A run of a pipeline that is closed already and thus starts no thread: who meets here is known. */
    static class OneRun {
        final CountingMetricStore store = new CountingMetricStore();
        final RunMetrics run;
        final SeriesBuffer buffer;

        OneRun() {
            MetricPipeline pipeline = new MetricPipeline(() -> store, "w", CLOCK, SETTINGS);
            pipeline.close(Duration.ofNanos(1));
            run = pipeline.open("00000000000000000000000000000000", () -> {});
            buffer = (SeriesBuffer) run.series("a");
            run.series("b");
        }
    }

    /** One thread logs, another one takes what is there. */
    @JCStressTest
    @Outcome(id = "3, 2", expect = Expect.ACCEPTABLE, desc = "Both points are there once.")
    @State
    public static class LogAndSettle extends OneRun {
        @Actor
        public void log() {
            buffer.log(1, 1, 1);
            buffer.log(2, 2, 2);
        }

        @Actor
        public void settle() {
            run.settle();
        }

        @Arbiter
        public void count(II_Result result) {
            run.settle();
            result.r1 = store.steps();
            result.r2 = store.points();
        }
    }

    /** Two threads log into one series, and each waits for its own point. */
    @JCStressTest
    @Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "Each finds its point in the store.")
    @State
    public static class LogAndSettleBoth extends OneRun {
        @Actor
        public void one(ZZ_Result result) {
            buffer.log(1, 1, 1);
            run.settle();
            result.r1 = store.holds(1);
        }

        @Actor
        public void other(ZZ_Result result) {
            buffer.log(2, 2, 2);
            run.settle();
            result.r2 = store.holds(2);
        }
    }

    /** One thread logs two points in one call, another one takes what is there. */
    @JCStressTest
    @Outcome(id = "0, 2", expect = Expect.ACCEPTABLE, desc = "Both points are there, in one write.")
    @State
    public static class LogTogetherAndSettle extends OneRun {
        private static final Map<String, Double> VALUES = Map.of("a", 1.0, "b", 1.0);

        @Actor
        public void log() {
            run.logTogether(VALUES, 1, 1);
        }

        @Actor
        public void settle() {
            run.settle();
        }

        @Arbiter
        public void count(II_Result result) {
            run.settle();
            result.r1 = store.alone();
            result.r2 = store.points();
        }
    }

    /** One thread logs, another one ends the run. */
    @JCStressTest
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "The point was refused.")
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The point was accepted and written.")
    @State
    public static class LogAndSeal extends OneRun {
        @Actor
        public void log(II_Result result) {
            try {
                buffer.log(1, 1, 1);
                result.r1 = 1;
            } catch (ConflictException e) {
                result.r1 = 0;
            }
        }

        @Actor
        public void seal(II_Result result) {
            run.seal();
            run.settle();
            result.r2 = store.points();
        }
    }

    /** Two threads want more than half of the space. */
    @JCStressTest
    @Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "The first had it.")
    @Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "The second had it.")
    @State
    public static class ReserveBoth {
        private final BufferSpace space = new BufferSpace(100, Duration.ofSeconds(1), () -> {});

        @Actor
        public void one(ZZ_Result result) {
            result.r1 = space.tryReserve(60);
        }

        @Actor
        public void other(ZZ_Result result) {
            result.r2 = space.tryReserve(60);
        }
    }
}
