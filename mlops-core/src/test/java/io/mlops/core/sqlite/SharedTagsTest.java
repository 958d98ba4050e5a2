package io.mlops.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.spi.Backend;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the tags of the environment are kept; that they are seen as all others is in the contract. */
final class SharedTagsTest {
    private static final Map<String, String> TAGS = Map.of("mlops.os", "Linux", "mlops.host", "h1", "own", "1");

    @TempDir
    private Path folder;

    @Test
    void createRuns_withEqualTagsOfTheEnvironment_keepThemOnce() throws Exception {
        try (Backend backend = StoreSamples.open(folder)) {
            for (int run = 0; run < 5; run++) {
                create(backend, run);
            }

            assertThat(number("SELECT COUNT(*) FROM tag_set")).isEqualTo(1);
            assertThat(number("SELECT COUNT(*) FROM shared_tag")).isEqualTo(2);
            assertThat(number("SELECT COUNT(*) FROM run_tag")).isEqualTo(5);
            assertThat(backend.runs()
                            .orElseThrow()
                            .findRun(id(4))
                            .orElseThrow()
                            .data()
                            .tags())
                    .isEqualTo(TAGS);
        }
    }

    @Test
    void setTag_ofTheEnvironment_givesTheRunRowsOfItsOwn() throws Exception {
        try (Backend backend = StoreSamples.open(folder)) {
            create(backend, 0);
            create(backend, 1);

            backend.commit(StoreSamples.commit(
                    new TagWrite(new TagWrite.Target(TagWrite.Kind.RUN, id(0), 0), "mlops.os", Optional.of("Plan 9"))));

            assertThat(number("SELECT COUNT(*) FROM run WHERE set_no > 0")).isEqualTo(1);
            assertThat(number("SELECT COUNT(*) FROM run_tag")).isEqualTo(3 + 1);
        }
    }

    @Test
    void purge_ofTheLastRunWithASet_removesTheSet() throws Exception {
        try (Backend backend = StoreSamples.open(folder)) {
            create(backend, 0);
            backend.commit(StoreSamples.commit(new RunWrite.SetStage(id(0), LifecycleStage.DELETED)));

            backend.runs().orElseThrow().purge(Instant.now().plusSeconds(60));

            assertThat(number("SELECT COUNT(*) FROM tag_set")).isZero();
            assertThat(number("SELECT COUNT(*) FROM shared_tag")).isZero();
            assertThat(backend.verify()).isEmpty();
        }
    }

    private static String id(int run) {
        return "%032x".formatted(run);
    }

    private static void create(Backend backend, int run) {
        RunInfo info = new RunInfo(
                id(run),
                Experiment.DEFAULT_ID,
                "r",
                RunStatus.RUNNING,
                LifecycleStage.ACTIVE,
                Instant.EPOCH,
                Optional.empty());
        backend.commit(StoreSamples.commit(new RunWrite.Create(info, TAGS)));
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mlops.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.getLong(1);
        }
    }
}
