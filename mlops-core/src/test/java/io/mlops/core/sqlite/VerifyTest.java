package io.mlops.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ContentSource;
import io.mlops.error.StoreCorruptException;
import io.mlops.page.PageRequest;
import io.mlops.spi.Backend;
import io.mlops.spi.RunStore;
import io.mlops.spi.StoreDefect;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is changed behind the store's back is found. */
final class VerifyTest {
    private static final int FLIPS = 100;

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() {
        try (Backend backend = StoreSamples.open(folder)) {
            StoreSamples.createRun(backend, StoreSamples.RUN);
            StoreSamples.createRun(backend, "fedcba9876543210fedcba9876543210");
            backend.commit(StoreSamples.commit());
            backend.metrics().orElseThrow().append("w", 1, List.of(StoreSamples.points("a", 0, 100)));
            backend.metrics().orElseThrow().append("w", 2, List.of(StoreSamples.points("b", 0, 100)));
            backend.artifacts()
                    .orElseThrow()
                    .write(
                            StoreSamples.RUN,
                            new ArtifactPath("a.txt"),
                            ContentSource.of("content".getBytes(StandardCharsets.UTF_8)));
            assertThat(backend.verify()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET json = '{}' WHERE idx = 1",
                "UPDATE audit_entry SET root = zeroblob(32) WHERE idx = 1",
                "UPDATE audit_entry SET idx = 7 WHERE idx = 2",
                "DELETE FROM audit_entry WHERE idx = 0",
                "DELETE FROM audit_entry WHERE idx = 2",
                "UPDATE audit_frontier SET size = 2, peaks = substr(peaks, 1, 64)"
            })
    void verify_auditLogChanged_findsIt(String change) throws Exception {
        run(change);

        assertThat(verify()).extracting(StoreDefect::place).anyMatch(place -> place.startsWith("audit"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE metric_chunk SET data = zeroblob(length(data)) WHERE chunk_no = 1",
                "UPDATE metric_chunk SET series_no = 2 WHERE chunk_no = 1",
                "UPDATE metric_chunk SET first_step = 1 WHERE chunk_no = 1",
                "UPDATE metric_chunk SET last_step = 100 WHERE chunk_no = 1"
            })
    void verify_metricChunkChanged_findsIt(String change) throws Exception {
        run(change);

        assertThat(verify()).extracting(StoreDefect::place).anyMatch(place -> place.startsWith("metric chunk 1"));
    }

    @Test
    void verify_contentChangedOrMissing_findsIt() throws Exception {
        Path content = content();
        Files.writeString(content, "CONTENT");
        assertThat(verify())
                .singleElement()
                .satisfies(defect -> assertThat(defect.place()).isEqualTo("artifact a.txt"));

        Files.delete(content);
        assertThat(verify())
                .singleElement()
                .satisfies(defect -> assertThat(defect.problem()).contains("is missing"));
    }

    @Test
    void verify_anyBitOfAMetricChunkFlipped_isFoundAndNotReadAsPoints() throws Exception {
        Random random = new Random(1);
        try (Backend backend = StoreSamples.open(folder)) {
            byte[] data = blob("SELECT data FROM metric_chunk WHERE chunk_no = 1");
            for (int i = 0; i < FLIPS; i++) {
                bind("UPDATE metric_chunk SET data = ? WHERE chunk_no = 1", flipped(data, random));

                assertThat(backend.verify())
                        .extracting(StoreDefect::place)
                        .anyMatch(place -> place.startsWith("metric chunk 1"));
                assertThatThrownBy(() -> backend.metrics()
                                .orElseThrow()
                                .history(
                                        StoreSamples.RUN,
                                        MetricSeries.of("a"),
                                        StepRange.ALL,
                                        PageRequest.first(PageRequest.MAX_RESULTS)))
                        .isInstanceOf(StoreCorruptException.class);
            }
        }
    }

    @Test
    void verify_anyByteOfAnAuditEntryChanged_isFound() throws Exception {
        Random random = new Random(2);
        try (Backend backend = StoreSamples.open(folder)) {
            byte[] json = blob("SELECT CAST(json AS BLOB) FROM audit_entry WHERE idx = 1");
            for (int i = 0; i < FLIPS; i++) {
                byte[] changed = json.clone();
                changed[random.nextInt(changed.length)] = '!';
                bind("UPDATE audit_entry SET json = CAST(? AS TEXT) WHERE idx = 1", changed);

                assertThat(backend.verify())
                        .extracting(StoreDefect::place)
                        .anyMatch(place -> place.startsWith("audit"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"status = 'FANISHED'", "stage = ''", "stage = 'DELETEE'"})
    void read_wordOfARunFlipped_isRefusedAsDamage(String change) throws Exception {
        run("UPDATE run SET " + change + " WHERE run_id = '" + StoreSamples.RUN + "'");
        try (Backend backend = StoreSamples.open(folder)) {
            RunStore runs = backend.runs().orElseThrow();

            assertThatThrownBy(() -> runs.findRun(StoreSamples.RUN)).isInstanceOf(StoreCorruptException.class);
        }
    }

    private static byte[] flipped(byte[] data, Random random) {
        byte[] changed = data.clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return changed;
    }

    private byte[] blob(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mlops.db"));
                Statement statement = connection.createStatement()) {
            return statement.executeQuery(sql).getBytes(1);
        }
    }

    private void bind(String sql, byte[] value) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mlops.db"));
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, value);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private Path content() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("artifacts"))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    private List<StoreDefect> verify() {
        try (Backend backend = StoreSamples.open(folder)) {
            return backend.verify();
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mlops.db"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
