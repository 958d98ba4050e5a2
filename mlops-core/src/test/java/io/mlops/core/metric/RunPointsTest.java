package io.mlops.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.error.NotFoundException;
import io.mlops.error.StoreBusyException;
import io.mlops.spi.MetricBatch;
import io.mlops.tracking.DeliveryCounts;
import io.mlops.tracking.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The points of one run: settled by its callers, and given to the commit that ends it. */
@Timeout(60)
class RunPointsTest extends PipelineFixture {
    /** As if one after the other: what a thread has accepted is in the store when its own call has settled it, whichever thread has written it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void settleOfRuns_ofManyThreadsAtOnce_leavesEachTheirOwnPointsInTheStore(int runs) throws Exception {
        pipeline = pipeline(Duration.ofMillis(1), 1 << 20, LONG);
        List<RunMetrics> opened = new ArrayList<>();
        for (int r = 0; r < runs; r++) {
            opened.add(run(1 + r));
        }
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<Integer>> missed = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            RunMetrics run = opened.get(t % runs);
            String key = "k" + t;
            missed.add(pool.submit(() -> {
                int behind = 0;
                for (long step = 0; step < 500; step++) {
                    run.series(key).log((double) step, step);
                    run.settle();
                    long last = step;
                    behind += store.latest(run.runId()).stream()
                                    .anyMatch(metric -> metric.series().key().equals(key) && metric.step() == last)
                            ? 0
                            : 1;
                }
                return behind;
            }));
        }
        for (Future<Integer> thread : missed) {
            assertThat(thread.get()).isZero();
        }
        pool.shutdown();
        assertThat(pipeline.counts()).isEqualTo(new DeliveryCounts(2000, 2000, 2000, 0, 0));
    }

    @Test
    void settleOfARun_whileAnotherThreadLogsPairs_writesBothOrNone() throws Exception {
        RunMetrics run = run(1);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        AtomicLong written = new AtomicLong();
        Future<?> logging = pool.submit(() -> {
            for (long step = 0; step < 200_000; step++) {
                while (step - written.get() > 5_000) {
                    Thread.onSpinWait(); // The buffer never fills.
                }
                run.logTogether(Map.of("left", 1.0, "right", 2.0), step, step);
            }
        });
        while (written.get() < 199_999) {
            run.settle();
            List<Metric> latest = store.latest(run.runId());
            if (!latest.isEmpty()) {
                assertThat(latest).hasSize(2);
                assertThat(latest.get(0).step())
                        .as("the last steps of both")
                        .isEqualTo(latest.get(1).step());
                written.set(latest.get(0).step());
            }
        }
        logging.get();
        pool.shutdown();
    }

    @Test
    void settleOfARun_interruptedWhileItIsRepeated_writesAndKeepsTheFlag() {
        RunMetrics run = run(1);
        store.failNext(new StoreBusyException("busy", null));
        run.series("loss").log(1, 1);

        Thread.currentThread().interrupt();
        run.settle();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.failure()).isNull();
        assertThat(history(run, "loss").size()).isEqualTo(1);
    }

    @Test
    void end_withFewPoints_givesThemToTheCommit() {
        RunMetrics run = run(1);
        run.series("loss").log(1, 1);
        run.series("auc").log(2, 1);
        run.seal();
        List<MetricBatch> last = new ArrayList<>();

        boolean isEnded = run.endWith(last::addAll);

        assertThat(isEnded).isTrue();
        assertThat(last).extracting(batch -> batch.series().key()).containsExactlyInAnyOrder("loss", "auc");
        assertThat(store.sequences()).isEmpty();
        assertThat(pipeline.flush(LONG)).isEqualTo(new DeliveryCounts(2, 2, 2, 0, 0));
    }

    @Test
    void end_commitFails_appendsThePointsByThemselves() {
        RunMetrics run = run(1);
        run.series("loss").log(1, 1);
        run.seal();

        boolean isEnded = run.endWith(points -> {
            throw new StoreBusyException("busy", null);
        });

        assertThat(isEnded).isFalse();
        assertThat(history(run, "loss").size()).isEqualTo(1);
        assertThat(pipeline.counts()).isEqualTo(new DeliveryCounts(1, 1, 1, 0, 0));
    }

    @Test
    void end_withManyPoints_leavesTheCommitForLater() {
        pipeline = pipeline(Duration.ofHours(1), 16 << 20, LONG);
        RunMetrics run = run(1);
        int series = 40;
        int each = 2_000;
        for (int i = 0; i < series * each; i++) {
            run.series("m" + i % series).log(i, i);
        }
        run.seal();

        boolean isEnded = run.endWith(points -> {
            throw new AssertionError("must not be called");
        });
        run.settle();

        assertThat(isEnded).isFalse();
        assertThat(pipeline.counts().durable()).isEqualTo((long) series * each);
    }

    @Test
    void end_permitWithdrawn_leavesThePointsToFail() {
        commit(create(id(1)));
        RunMetrics denied = pipeline.open(id(1), () -> {
            throw new NotFoundException("no permit any more");
        });
        denied.series("loss").log(1, 1);
        denied.seal();

        boolean isEnded = denied.endWith(points -> {});
        denied.settle();

        assertThat(isEnded).isFalse();
        assertThat(denied.failure()).isInstanceOf(NotFoundException.class);
        assertThat(pipeline.counts()).isEqualTo(new DeliveryCounts(1, 0, 0, 0, 1));
    }
}
