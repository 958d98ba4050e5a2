package io.mlops.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.artifact.ArtifactPath;
import io.mlops.child.ChildJvm;
import io.mlops.error.BackendException;
import io.mlops.error.StoreBusyException;
import io.mlops.spi.Backend;
import io.mlops.spi.RunBatch;
import io.mlops.spi.commit.RegistryWrite;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedFolderTest {
    @TempDir
    private Path folder;

    @Test
    void generation_changeByAnotherOpening_isSeen() {
        try (Backend first = StoreSamples.open(folder);
                Backend second = StoreSamples.open(folder)) {
            long before = first.registry().orElseThrow().generation();

            second.commit(StoreSamples.commit(new RegistryWrite.CreateModel("churn", "")));

            assertThat(first.registry().orElseThrow().generation()).isGreaterThan(before);
        }
    }

    @Test
    void write_databaseLockedByAnother_isBusyAndThenWorks() throws Exception {
        try (Backend backend = StoreSamples.open(folder, Map.of(SqliteOptions.BUSY_TIMEOUT, "50"))) {
            StoreSamples.createRun(backend, StoreSamples.RUN);
            RunBatch batch = RunBatch.tags(StoreSamples.RUN, Map.of("key", "value"));
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mlops.db"));
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");

                assertThatThrownBy(() -> backend.runs().orElseThrow().logBatch(batch))
                        .isInstanceOfSatisfying(
                                StoreBusyException.class,
                                e -> assertThat(e.retryable()).isTrue())
                        .hasMessageContaining("mlops.db")
                        .hasMessageContaining(SqliteOptions.BUSY_TIMEOUT);

                statement.execute("ROLLBACK");
            }
            backend.runs().orElseThrow().logBatch(batch);

            assertThat(backend.runs()
                            .orElseThrow()
                            .findRun(StoreSamples.RUN)
                            .orElseThrow()
                            .tag("key"))
                    .contains("value");
        }
    }

    @Test
    void open_fromAnotherClassLoader_isRefused() throws Exception {
        try (Backend backend = StoreSamples.open(folder);
                URLClassLoader loader = ChildJvm.otherLoader()) {
            Class<?> samples = loader.loadClass(StoreSamples.class.getName());
            var open = samples.getDeclaredMethod("open", Path.class);
            open.setAccessible(true);

            assertThatThrownBy(() -> open.invoke(null, folder))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .hasMessageContaining("open in another class loader")
                    .satisfies(e -> assertThat(e.getClass().getName()).isEqualTo(BackendException.class.getName()));
            assertThat(backend.verify()).isEmpty();
        }
    }

    @Test
    void open_afterAnUploadWasKilled_showsAndKeepsNothingOfIt() throws Exception {
        try (ChildJvm child = ChildJvm.start(UploadWriter.class, folder.toString())) {
            assertThat(child.readLine()).isEqualTo("uploading");
            assertThat(names(folder.resolve("artifacts/tmp"))).hasSize(1);
            child.kill();
        }

        try (Backend backend = StoreSamples.open(folder)) {
            assertThat(backend.artifacts().orElseThrow().find(StoreSamples.RUN, new ArtifactPath("model.bin")))
                    .isEmpty();
            assertThat(names(folder.resolve("artifacts/tmp"))).isEmpty();
            assertThat(names(folder))
                    .filteredOn(name -> name.startsWith(".writer-"))
                    .hasSize(1);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
