package io.mlops.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.StoreCorruptException;
import io.mlops.page.PageRequest;
import io.mlops.spi.Backend;
import io.mlops.spi.MetricBatch;
import io.mlops.spi.MetricStore;
import io.mlops.spi.StoreDefect;
import io.mlops.tracking.MetricBucket;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Few points lie in the row of their series until they are a chunk, and are read with the chunks as if there were no difference. */
final class SeriesTailTest {
    private static final MetricSeries A = MetricSeries.of("a");

    @TempDir
    private Path folder;

    private long sequence;

    @Test
    void append_pointByPoint_makesAChunkOfEverySixtyFive() throws Exception {
        try (Backend backend = open()) {
            for (int step = 0; step < 64; step++) {
                append(backend, StoreSamples.points("a", step, 1));
            }
            assertThat(number("SELECT COUNT(*) FROM metric_chunk")).isZero();
            assertThat(number("SELECT tail_first * 1000 + tail_last FROM series"))
                    .isEqualTo(63);

            append(backend, StoreSamples.points("a", 64, 1));

            assertThat(number("SELECT COUNT(*) FROM metric_chunk")).isEqualTo(1);
            assertThat(number("SELECT COUNT(*) FROM series WHERE tail IS NULL AND tail_first IS NULL"))
                    .isEqualTo(1);
            assertThat(history(backend, StepRange.ALL).steps())
                    .isEqualTo(LongStream.range(0, 65).toArray());
        }
    }

    @Test
    void append_manyPoints_leavesTheTailAsItIs() throws Exception {
        try (Backend backend = open()) {
            append(backend, StoreSamples.points("a", 0, 3));
            append(backend, StoreSamples.points("a", 3, 100));

            assertThat(number("SELECT tail_last FROM series")).isEqualTo(2);
            assertThat(number("SELECT first_step FROM metric_chunk")).isEqualTo(3);
            assertThat(metrics(backend).latest(StoreSamples.RUN))
                    .singleElement()
                    .satisfies(latest -> assertThat(latest.step()).isEqualTo(102));
        }
    }

    @Test
    void append_twoPartsOfOneSeries_areOneTail() throws Exception {
        try (Backend backend = open()) {
            append(backend, StoreSamples.points("a", 10, 5), StoreSamples.points("a", 0, 5));

            assertThat(history(backend, StepRange.ALL).steps()).containsExactly(0, 1, 2, 3, 4, 10, 11, 12, 13, 14);
            assertThat(number("SELECT COUNT(*) FROM metric_chunk")).isZero();
        }
    }

    @Test
    void history_anyMixOfSmallAndLargeAppends_hasEachPointOnceInOrder() throws Exception {
        Random random = new Random(3);
        NavigableSet<Long> truth = new TreeSet<>();
        try (Backend backend = open()) {
            for (int i = 0; i < 120; i++) {
                long first = random.nextInt(2_000);
                int count = random.nextInt(4) == 0 ? 1 + random.nextInt(200) : 1 + random.nextInt(6);
                append(backend, StoreSamples.points("a", first, count));
                LongStream.range(first, first + count).forEach(truth::add);
                assertRead(backend, truth, new StepRange(first - random.nextInt(50), first + random.nextInt(50)));
            }
            assertRead(backend, truth, StepRange.ALL);
            assertThat(backend.verify()).isEmpty();
        }
        try (Backend again = StoreSamples.open(folder)) {
            assertRead(again, truth, StepRange.ALL);
        }
    }

    private static void assertRead(Backend backend, NavigableSet<Long> truth, StepRange range) {
        long[] expected = truth.subSet(range.first(), true, range.last(), true).stream()
                .mapToLong(Long::longValue)
                .toArray();
        assertThat(history(backend, range).steps()).isEqualTo(expected);
        assertThat(metrics(backend).downsample(StoreSamples.RUN, A, range, 7).stream()
                        .mapToLong(MetricBucket::count)
                        .sum())
                .isEqualTo(expected.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE series SET tail = zeroblob(length(tail))",
                "UPDATE series SET tail = NULL",
                "UPDATE series SET tail_first = 1",
                "UPDATE series SET tail_first = NULL",
                "UPDATE series SET tail_last = 9",
                "UPDATE series SET tail_last = NULL",
                "UPDATE series SET run_no = run_no + 1"
            })
    void verify_tailChanged_findsIt(String change) throws Exception {
        try (Backend backend = open()) {
            append(backend, StoreSamples.points("a", 0, 5));
            assertThat(backend.verify()).isEmpty();

            run(change);

            assertThat(backend.verify())
                    .extracting(StoreDefect::place)
                    .anyMatch(place -> place.startsWith("tail of series"));
        }
    }

    @Test
    void tail_anyBitFlipped_isFoundAndReadByNobodyAndPointsBehindItAreKept() throws Exception {
        Random random = new Random(4);
        try (Backend backend = open()) {
            append(backend, StoreSamples.points("a", 0, 40));
            byte[] tail = blob();
            for (int i = 0; i < 50; i++) {
                byte[] flipped = tail.clone();
                flipped[random.nextInt(tail.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                set(flipped);

                assertThat(backend.verify()).hasSize(1);
                assertThatThrownBy(() -> history(backend, StepRange.ALL)).isInstanceOf(StoreCorruptException.class);
                append(backend, StoreSamples.points("a", 40 + i, 1));
                assertThat(blob()).isEqualTo(flipped);
                assertThat(history(backend, new StepRange(40, 100)).size()).isEqualTo(i + 1);
            }
            set(tail);
            append(backend, StoreSamples.points("a", 90, 1));

            assertThat(history(backend, StepRange.ALL).size()).isEqualTo(91);
        }
    }

    private Backend open() {
        Backend backend = StoreSamples.open(folder);
        StoreSamples.createRun(backend, StoreSamples.RUN);
        return backend;
    }

    private static MetricStore metrics(Backend backend) {
        return backend.metrics().orElseThrow();
    }

    private void append(Backend backend, MetricBatch... batches) {
        metrics(backend).append("w", ++sequence, List.of(batches));
    }

    private static MetricPoints history(Backend backend, StepRange range) {
        return metrics(backend)
                .history(StoreSamples.RUN, A, range, PageRequest.first(PageRequest.MAX_RESULTS))
                .points();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mlops.db"));
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }

    private byte[] blob() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT tail FROM series")) {
            return row.getBytes(1);
        }
    }

    private void set(byte[] tail) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("UPDATE series SET tail = ?")) {
            statement.setBytes(1, tail);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
