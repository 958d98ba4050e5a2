package io.mlops.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.core.sql.SqlBackend;
import io.mlops.error.OutcomeUnknownException;
import io.mlops.error.StoreFullException;
import io.mlops.error.StoreReadOnlyException;
import io.mlops.spi.commit.RecordWrite;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskFailureTest {
    @TempDir
    private Path folder;

    @Test
    void commit_syncFails_isUnknownAndTheStoreReadOnlyUntilReopened() {
        FailingDialect dialect = new FailingDialect(folder);
        try (SqlBackend backend = SqlBackend.open(dialect, StoreSamples.context())) {
            put(backend, "before", "{}");
            dialect.failNextCommit(FailingDialect.IOERR_FSYNC);

            assertThatThrownBy(() -> put(backend, "lost", "{}"))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining("mlops.db");
            assertThatThrownBy(() -> put(backend, "after", "{}"))
                    .isInstanceOf(StoreReadOnlyException.class)
                    .hasMessageContaining("open the store again");
            assertThat(backend.records().find("test", "before")).isPresent();
        }
        try (SqlBackend backend = SqlBackend.open(new FailingDialect(folder), StoreSamples.context())) {
            put(backend, "after", "{}");
            assertThat(backend.records().find("test", "after")).isPresent();
        }
    }

    @Test
    void commit_databaseFull_isRefusedAndWorksWhenThereIsRoom() throws Exception {
        FailingDialect dialect = new FailingDialect(folder);
        try (SqlBackend backend = SqlBackend.open(dialect, StoreSamples.context())) {
            put(backend, "before", "{}");
            dialect.limitGrowth(4);
            String large = "\"" + "x".repeat(200_000) + "\"";

            assertThatThrownBy(() -> put(backend, "large", large))
                    .isInstanceOfSatisfying(
                            StoreFullException.class,
                            e -> assertThat(e.retryable()).isTrue())
                    .hasMessageContaining("free space");
            assertThat(backend.records().find("test", "large")).isEmpty();

            dialect.limitGrowth(1000);
            put(backend, "large", large);
            assertThat(backend.records().find("test", "large").orElseThrow().json())
                    .isEqualTo(large);
            assertThat(backend.records().find("test", "before")).isPresent();
            assertThat(backend.verify()).isEmpty();
        }
    }

    private static void put(SqlBackend backend, String id, String json) {
        backend.commit(StoreSamples.commit(new RecordWrite.Put("test", id, json)));
    }
}
