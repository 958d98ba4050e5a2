package io.mlops.examples.mvstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.error.InvalidInputException;
import io.mlops.error.StoreBusyException;
import io.mlops.error.StoreCorruptException;
import io.mlops.examples.Readme;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TutorialTest {
    private static final Path MAIN = Path.of("src/main/java/io/mlops/examples/mvstore");

    @TempDir
    private Path folder;

    @Test
    void readme_itsTutorial_isTheCodeThatRuns() throws IOException {
        Readme.assertQuotes("main/java/io/mlops/examples/mvstore/MvTables.java");
        Readme.assertQuotes("test/java/io/mlops/examples/mvstore/MvStoreContractTest.java");
    }

    @Test
    void tutorial_asAWhole_isShortEnoughToBeRead() throws IOException {
        try (Stream<Path> files = Files.list(MAIN)) {
            long lines = 0;
            for (Path file : files.toList()) {
                lines += Files.readAllLines(file).size();
            }
            assertThat(lines).isLessThanOrEqualTo(400);
        }
    }

    @Test
    void builder_itsLocation_findsTheBackend() throws Exception {
        String location = "mvstore:" + folder;
        try (Mlops mlops = MlopsSdk.builder().backend(location).open()) {
            mlops.tracking().run("bikes", "first", run -> {
                run.logMetric("error", 0.5, 1);
                return run.id();
            });
            assertThat(mlops.verify()).isEmpty();
        }
        try (Mlops mlops = MlopsSdk.builder().backend(location).open()) {
            assertThat(mlops.tracking().findExperiment("bikes")).isPresent();
        }
    }

    @Test
    void open_storeThatIsOpen_isBusy() {
        try (Backend first = open()) {
            assertThatExceptionOfType(StoreBusyException.class).isThrownBy(this::open);
            assertThat(first.verify()).isEmpty();
        }
    }

    @Test
    void open_fileThatIsNoStore_isCorruptAndStays() throws IOException {
        Path file = Files.write(folder.resolve("tables.mv"), new byte[20_000]);

        assertThatExceptionOfType(StoreCorruptException.class).isThrownBy(this::open);
        assertThat(file).hasSize(20_000);
    }

    @Test
    void open_unknownOption_isRefused() {
        Map<String, String> options = Map.of("compress", "true");
        BackendContext context = new BackendContext(Clock.systemUTC(), "writer");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new MvStoreProvider().open("mvstore:" + folder, options, context))
                .withMessageContaining("compress");
    }

    private Backend open() {
        BackendContext context = new BackendContext(Clock.systemUTC(), "writer");
        return new MvStoreProvider().open("mvstore:" + folder, Map.of(), context);
    }
}
