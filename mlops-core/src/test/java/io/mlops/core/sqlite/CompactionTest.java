package io.mlops.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mlops.page.PageRequest;
import io.mlops.spi.Backend;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.commit.RunWrite;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.RunStatus;
import io.mlops.tracking.StepRange;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small chunks of a run that has ended become few, and its points stay what they were. */
final class CompactionTest {
    @TempDir
    private Path folder;

    private long sequence;

    @Test
    void endedRun_manySmallChunks_becomeFewWithTheSamePoints() throws Exception {
        try (Backend backend = StoreSamples.open(folder)) {
            StoreSamples.createRun(backend, StoreSamples.RUN);
            for (long i = 0; i < 600; i++) {
                append(backend, StoreSamples.points("a", i * 70, 70));
            }
            append(backend, StoreSamples.points("b", 0, 1));
            MetricPoints before = history(backend, "a");

            end(backend);
            awaitDone();

            // 256 chunks are joined at a time: 17,920, 17,920 and 6,160 points. "b" has a tail alone.
            assertThat(chunks()).isEqualTo(9 + 9 + 4);
            assertThat(history(backend, "a")).isEqualTo(before);
            assertThat(history(backend, "b").size()).isEqualTo(1);
            assertThat(backend.verify()).isEmpty();
        }
    }

    @Test
    void endedRun_overlappingAndRepeatedPoints_staysTheSame() throws Exception {
        Random random = new Random(7);
        try (Backend backend = StoreSamples.open(folder)) {
            StoreSamples.createRun(backend, StoreSamples.RUN);
            for (int i = 0; i < 700; i++) {
                append(backend, StoreSamples.points("a", random.nextInt(50), 1 + random.nextInt(100)));
            }
            MetricPoints before = history(backend, "a");

            end(backend);
            awaitDone();

            assertThat(history(backend, "a")).isEqualTo(before);
            assertThat(chunks()).isLessThan(700);
            assertThat(backend.verify()).isEmpty();
        }
    }

    @Test
    void endedRun_oneChunkDamaged_staysForTheCheckToFind() throws Exception {
        try (Backend backend = StoreSamples.open(folder)) {
            StoreSamples.createRun(backend, StoreSamples.RUN);
            append(backend, StoreSamples.points("a", 0, 100));
            append(backend, StoreSamples.points("a", 100, 100));
            execute("UPDATE metric_chunk SET data = zeroblob(length(data)) WHERE first_step = 0");

            end(backend);
            awaitDone();

            assertThat(chunks()).isEqualTo(2);
            assertThat(backend.verify()).hasSize(1);
        }
    }

    @Test
    void runningRun_manySmallChunks_stays() throws Exception {
        try (Backend backend = StoreSamples.open(folder)) {
            StoreSamples.createRun(backend, StoreSamples.RUN);
            append(backend, StoreSamples.points("a", 0, 100));
            append(backend, StoreSamples.points("a", 100, 100));
            end(backend);
            backend.commit(
                    StoreSamples.commit(new RunWrite.SetStatus(StoreSamples.RUN, RunStatus.RUNNING, Optional.empty())));

            assertThat(number("SELECT COUNT(*) FROM compaction")).isZero();
        }
    }

    private void append(Backend backend, MetricBatch batch) {
        backend.metrics().orElseThrow().append("w", ++sequence, List.of(batch));
    }

    private static void end(Backend backend) {
        backend.commit(StoreSamples.commit(
                new RunWrite.SetStatus(StoreSamples.RUN, RunStatus.FINISHED, Optional.of(StoreSamples.AT))));
    }

    private static MetricPoints history(Backend backend, String key) {
        return backend.metrics()
                .orElseThrow()
                .history(
                        StoreSamples.RUN,
                        MetricSeries.of(key),
                        StepRange.ALL,
                        PageRequest.first(PageRequest.MAX_RESULTS))
                .points();
    }

    private void awaitDone() {
        await().until(() -> number("SELECT COUNT(*) FROM compaction") == 0);
    }

    private long chunks() throws SQLException {
        return number("SELECT COUNT(*) FROM metric_chunk");
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mlops.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mlops.db"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
