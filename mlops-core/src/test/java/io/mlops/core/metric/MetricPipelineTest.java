package io.mlops.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mlops.error.BackendException;
import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.error.OutcomeUnknownException;
import io.mlops.error.StoreBusyException;
import io.mlops.error.StoreCorruptException;
import io.mlops.error.StoreFullException;
import io.mlops.spi.commit.RunWrite;
import io.mlops.tracking.DeliveryCounts;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MetricPipelineTest extends PipelineFixture {
    @Test
    void points_flushed_areDurableInOrderWithExactCounts() {
        RunMetrics run = run(1);
        for (int step = 0; step < 10_000; step++) {
            run.series("loss").log(step * 0.5, step);
        }

        DeliveryCounts counts = pipeline.flush(LONG);

        assertThat(counts).isEqualTo(new DeliveryCounts(10_000, 10_000, 10_000, 0, 0));
        MetricPoints points = history(run, "loss");
        assertThat(points.size()).isEqualTo(10_000);
        assertThat(points.step(9_999)).isEqualTo(9_999);
        assertThat(points.timestampMillis(0)).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void points_notFlushed_areWrittenAfterTheInterval() {
        pipeline = pipeline(Duration.ofMillis(5), 1 << 20, LONG);
        RunMetrics run = run(1);

        run.series("loss").log(1, 1);

        await().until(() -> pipeline.counts().durable() == 1);
    }

    @Test
    void points_ofManyRuns_travelInOneAppend() {
        for (int i = 1; i <= 50; i++) {
            run(i).series("loss").log(i, 0);
        }

        pipeline.flush(LONG);

        assertThat(store.sequences()).containsExactly(1L);
    }

    @Test
    void append_storeBusyForAWhile_isRepeatedUnderTheSameSequence() {
        RunMetrics run = run(1);
        store.failNext(new StoreBusyException("busy", null));
        store.failNext(new StoreFullException("full", null));
        run.series("loss").log(1, 1);

        DeliveryCounts counts = pipeline.flush(LONG);

        assertThat(counts.durable()).isEqualTo(1);
        assertThat(store.sequences()).containsExactly(1L, 1L, 1L);
    }

    @Test
    void append_outcomeUnknownThoughWritten_leavesEachPointOnce() {
        RunMetrics run = run(1);
        store.failNextAfterwards(new OutcomeUnknownException("no answer", null));
        run.series("loss").log(1, 1);

        DeliveryCounts counts = pipeline.flush(LONG);

        assertThat(counts).isEqualTo(new DeliveryCounts(1, 1, 1, 0, 0));
        assertThat(history(run, "loss").size()).isEqualTo(1);
        assertThat(store.sequences()).containsExactly(1L, 1L);
    }

    @Test
    void append_failedForGood_failsTheNextCallAndIsCounted() {
        RunMetrics run = run(1);
        store.failNext(new StoreCorruptException("damaged", null));
        run.series("loss").log(1, 1);

        assertThatThrownBy(() -> pipeline.flush(LONG)).isInstanceOf(StoreCorruptException.class);

        assertThatThrownBy(() -> run.series("loss").log(2, 2)).isInstanceOf(StoreCorruptException.class);
        assertThat(pipeline.counts()).isEqualTo(new DeliveryCounts(1, 0, 0, 0, 1));
    }

    @Test
    void append_errorOfTheJvm_isCountedAndTheThreadGoesOn() {
        RunMetrics broken = run(1);
        store.failNext(new IllegalStateException("unexpected"));
        broken.series("loss").log(1, 1);
        assertThatThrownBy(() -> pipeline.flush(LONG)).isInstanceOf(IllegalStateException.class);

        run(2).series("loss").log(1, 1);

        assertThat(pipeline.flush(LONG).durable()).isEqualTo(1);
    }

    @Test
    void append_oneRunDeletedMeanwhile_leavesTheOthersUnharmed() {
        RunMetrics deleted = run(1);
        RunMetrics other = run(2);
        deleted.series("loss").log(1, 1);
        other.series("loss").log(1, 1);
        commit(new RunWrite.SetStage(deleted.runId(), LifecycleStage.DELETED));

        assertThatThrownBy(() -> pipeline.flush(LONG)).isInstanceOf(ConflictException.class);

        assertThat(history(other, "loss").size()).isEqualTo(1);
        other.series("loss").log(2, 2);
        assertThat(pipeline.flush(LONG)).isEqualTo(new DeliveryCounts(3, 2, 2, 0, 1));
    }

    @Test
    void append_permitWithdrawn_failsThatRunAlone() {
        commit(create(id(1)));
        RunMetrics denied = pipeline.open(id(1), () -> {
            throw new NotFoundException("no permit any more");
        });
        RunMetrics allowed = run(2);
        denied.series("loss").log(1, 1);
        allowed.series("loss").log(1, 1);

        assertThatThrownBy(() -> pipeline.flush(LONG)).isInstanceOf(NotFoundException.class);

        assertThat(pipeline.counts()).isEqualTo(new DeliveryCounts(2, 1, 1, 0, 1));
    }

    @Test
    void buffer_fullAndStoreStuck_failsTypedAfterTheLimitAndKeepsWhatWasAccepted() {
        pipeline = pipeline(Duration.ofHours(1), 64 << 10, Duration.ofMillis(200));
        RunMetrics run = run(1);
        store.shut();
        long accepted = 0;
        RuntimeException refusal = null;
        while (refusal == null) {
            try {
                run.series("loss").log((double) accepted, accepted);
                accepted++;
            } catch (StoreFullException e) {
                refusal = e;
            }
        }
        store.open();

        DeliveryCounts counts = pipeline.flush(LONG);

        assertThat(refusal).hasMessageContaining("65536 bytes");
        assertThat(counts).isEqualTo(new DeliveryCounts(accepted, accepted, accepted, 0, 0));
        assertThat(history(run, "loss").size()).isEqualTo((int) accepted);
    }

    @Test
    void buffer_heldByIdleSeries_isGivenToThoseWhoNeedIt() {
        pipeline = pipeline(Duration.ofHours(1), 64 << 10, LONG);
        RunMetrics run = run(1);
        int series = 500;
        for (int i = 0; i < series; i++) {
            run.series("m" + i).log(i, 0);
        }

        DeliveryCounts counts = pipeline.flush(LONG);

        assertThat(counts.durable()).isEqualTo(series);
    }

    @Test
    void caller_interruptedWhileItWaits_keepsItsFlagAndLosesNothing() throws Exception {
        pipeline = pipeline(Duration.ofHours(1), 64 << 10, LONG);
        RunMetrics run = run(1);
        store.shut();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                for (long step = 0; ; step++) {
                    run.series("loss").log((double) step, step);
                }
            } catch (BackendException e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);

        caller.interrupt();
        caller.join(TimeUnit.SECONDS.toMillis(20));
        store.open();

        assertThat(thrown.get()).hasMessageContaining("Interrupted");
        assertThat(flag.get()).isTrue();
        DeliveryCounts counts = pipeline.flush(LONG);
        assertThat(counts.durable()).isEqualTo(counts.accepted());
    }

    @Test
    void flushAsync_whilePointsGoOn_completesForThoseBefore() {
        RunMetrics run = run(1);
        run.series("loss").log(1, 1);

        CompletableFuture<DeliveryCounts> flushed = pipeline.flushAsync();

        assertThat(flushed.orTimeout(30, TimeUnit.SECONDS).join().durable()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void close_storeStuck_countsTheRestAsDroppedInTime() {
        RunMetrics run = run(1);
        store.shut();
        run.series("loss").log(1, 1);

        DeliveryCounts counts = pipeline.close(Duration.ofMillis(100));

        assertThat(counts).isEqualTo(new DeliveryCounts(1, 0, 0, 1, 0));
        assertThat(pipeline.counts()).isEqualTo(counts);
        assertThatThrownBy(() -> run.series("loss").log(2, 2)).isInstanceOf(ConflictException.class);
    }

    @Test
    void threads_manyOnSharedAndOwnSeries_loseNothing() throws InterruptedException {
        pipeline = pipeline(Duration.ofMillis(1), 256 << 10, LONG);
        RunMetrics shared = run(1);
        int threads = 8;
        int each = 20_000;
        List<Thread> callers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            long first = (long) t * each;
            RunMetrics own = run(10 + t);
            callers.add(new Thread(() -> {
                for (long step = first; step < first + each; step++) {
                    shared.series("all").log((double) step, step);
                    own.series("own").log((double) step, step);
                }
            }));
        }

        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }
        DeliveryCounts counts = pipeline.flush(LONG);

        long total = 2L * threads * each;
        assertThat(counts).isEqualTo(new DeliveryCounts(total, total, total, 0, 0));
        assertThat(new WholeHistory(store, shared.runId(), MetricSeries.of("all"))
                        .read()
                        .size())
                .isEqualTo(threads * each);
    }

    /** As if one after the other: what a thread has accepted before it asks for a round is in the store when the round has settled, whatever others do. */
    @Test
    void settle_ofManyThreadsAtOnce_leavesEachTheirOwnPointsInTheStore() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<Integer>> missed = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            RunMetrics run = run(1 + t);
            missed.add(pool.submit(() -> {
                int behind = 0;
                for (long step = 0; step < 500; step++) {
                    run.series("k").log((double) step, step);
                    pipeline.settle();
                    behind += store.latest(run.runId()).get(0).step() == step ? 0 : 1;
                }
                return behind;
            }));
        }
        for (Future<Integer> thread : missed) {
            assertThat(thread.get()).isZero();
        }
        pool.shutdown();
    }

    @Test
    void seal_whileOthersLog_leavesNoAcceptedPointBehind() throws InterruptedException {
        for (int round = 1; round <= 50; round++) {
            RunMetrics run = run(round);
            AtomicInteger refusals = new AtomicInteger();
            List<Thread> callers = new ArrayList<>();
            for (int t = 0; t < 3; t++) {
                String key = "k" + t;
                callers.add(new Thread(() -> {
                    try {
                        for (long step = 0; ; step++) {
                            run.series(key).log((double) step, step);
                        }
                    } catch (ConflictException sealed) {
                        refusals.incrementAndGet();
                    }
                }));
            }
            callers.forEach(Thread::start);
            run.seal();
            pipeline.settle();
            long acceptedAtSeal = run.acceptedPoints();
            for (Thread caller : callers) {
                caller.join();
            }

            assertThat(refusals).hasValue(3);
            assertThat(run.acceptedPoints()).isEqualTo(acceptedAtSeal);
            assertThat(pipeline.counts().pending()).isZero();
            pipeline.retire(run);
        }
    }
}
