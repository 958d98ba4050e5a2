package io.mlops.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.page.PageRequest;
import io.mlops.spi.Backend;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.commit.RunWrite;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Appends change rows as they remember them; what others did to these rows meanwhile is kept. */
final class SeriesMemoryTest {
    @TempDir
    private Path folder;

    private long sequence;

    @Test
    void append_twoOpeningsInTurn_keepsThePointsOfBoth() {
        try (Backend one = open();
                Backend other = StoreSamples.open(folder)) {
            for (int step = 0; step < 200; step += 2) {
                append(one, StoreSamples.points("a", step, 1));
                append(other, StoreSamples.points("a", step + 1, 1));
            }

            assertThat(steps(one, "a")).isEqualTo(LongStream.range(0, 200).toArray());
            assertThat(one.verify()).isEmpty();
        }
    }

    @Test
    void append_otherOpeningAddedAnEarlierPoint_keepsIt() {
        try (Backend one = open();
                Backend other = StoreSamples.open(folder)) {
            append(one, StoreSamples.points("a", 10, 1));
            append(one, StoreSamples.points("a", 11, 1));
            append(other, StoreSamples.points("a", 5, 1));
            append(one, StoreSamples.points("a", 12, 1));

            assertThat(steps(one, "a")).containsExactly(5, 10, 11, 12);
        }
    }

    @Test
    void append_runDeletedByAnotherOpening_isRefusedUntilItIsRestored() {
        try (Backend one = open();
                Backend other = StoreSamples.open(folder)) {
            append(one, StoreSamples.points("a", 0, 1));
            append(one, StoreSamples.points("a", 1, 1));
            setStage(other, LifecycleStage.DELETED);

            assertThatThrownBy(() -> append(one, StoreSamples.points("a", 2, 1)))
                    .isInstanceOf(ConflictException.class);

            setStage(other, LifecycleStage.ACTIVE);
            append(one, StoreSamples.points("a", 3, 1));
            assertThat(steps(one, "a")).containsExactly(0, 1, 3);
        }
    }

    @Test
    void append_wasUndone_leavesNothingToTheNext() {
        try (Backend backend = open()) {
            append(backend, StoreSamples.points("a", 0, 1));
            append(backend, StoreSamples.points("a", 1, 1));
            MetricBatch lost = new MetricBatch("f".repeat(32), MetricSeries.of("a"), points(9));

            assertThatThrownBy(() -> append(backend, StoreSamples.points("a", 2, 1), lost))
                    .isInstanceOf(NotFoundException.class);
            append(backend, StoreSamples.points("a", 3, 1));

            assertThat(steps(backend, "a")).containsExactly(0, 1, 3);
        }
    }

    /** What is undone gives the numbers of its rows back. */
    @Test
    void append_afterOneThatWasUndoneWithNewSeries_goesToItsOwnSeries() {
        try (Backend backend = open()) {
            MetricBatch lost = new MetricBatch("f".repeat(32), MetricSeries.of("a"), points(9));
            assertThatThrownBy(() ->
                            append(backend, StoreSamples.points("a", 0, 1), StoreSamples.points("large", 0, 100), lost))
                    .isInstanceOf(NotFoundException.class);

            append(backend, StoreSamples.points("b", 0, 1));
            append(backend, StoreSamples.points("a", 1, 1));

            assertThat(steps(backend, "a")).containsExactly(1);
            assertThat(steps(backend, "b")).containsExactly(0);
        }
    }

    @Test
    void append_earlierStep_leavesTheLatestPoint() {
        try (Backend backend = open()) {
            append(backend, StoreSamples.points("a", 7, 1));
            append(backend, StoreSamples.points("a", 8, 1));
            append(backend, StoreSamples.points("a", 3, 1));

            assertThat(backend.metrics().orElseThrow().latest(StoreSamples.RUN))
                    .extracting(Metric::step)
                    .containsExactly(8L);
        }
    }

    @Test
    void append_notANumber_growsAsAnyOther() {
        try (Backend backend = open()) {
            List<Double> values = List.of(Double.NaN, Double.NEGATIVE_INFINITY, -0.0, Double.NaN, 1.5);
            for (int step = 0; step < values.size(); step++) {
                MetricPoints one = MetricPoints.copyOf(
                        new long[] {step}, new long[] {StoreSamples.AT.toEpochMilli()}, new double[] {values.get(step)
                        });
                append(backend, new MetricBatch(StoreSamples.RUN, MetricSeries.of("a"), one));
            }

            assertThat(history(backend, "a").values())
                    .containsExactly(
                            values.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    @Test
    void append_moreSeriesThanAreRemembered_writesAll() {
        try (Backend backend = open()) {
            for (int step = 0; step < 3; step++) {
                List<MetricBatch> batches = new ArrayList<>();
                for (int series = 0; series < 300; series++) {
                    batches.add(StoreSamples.points("k" + series, step, 1));
                }
                append(backend, batches.toArray(MetricBatch[]::new));
            }

            for (int series = 0; series < 300; series += 37) {
                assertThat(steps(backend, "k" + series)).containsExactly(0, 1, 2);
            }
        }
    }

    private Backend open() {
        Backend backend = StoreSamples.open(folder);
        StoreSamples.createRun(backend, StoreSamples.RUN);
        return backend;
    }

    private void append(Backend backend, MetricBatch... batches) {
        backend.metrics().orElseThrow().append("w", ++sequence, List.of(batches));
    }

    private static void setStage(Backend backend, LifecycleStage stage) {
        backend.commit(StoreSamples.commit(new RunWrite.SetStage(StoreSamples.RUN, stage)));
    }

    private static MetricPoints points(long step) {
        return StoreSamples.points("a", step, 1).points();
    }

    private static long[] steps(Backend backend, String key) {
        return history(backend, key).steps();
    }

    private static MetricPoints history(Backend backend, String key) {
        return backend.metrics()
                .orElseThrow()
                .history(StoreSamples.RUN, MetricSeries.of(key), StepRange.ALL, PageRequest.first(1_000))
                .points();
    }
}
