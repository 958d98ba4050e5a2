package io.mlops.examples.mvstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.core.copy.CopyExtent;
import io.mlops.core.copy.CopyReport;
import io.mlops.core.copy.StoreCopy;
import io.mlops.core.copy.StorePlace;
import io.mlops.error.InvalidInputException;
import io.mlops.error.StoreBusyException;
import io.mlops.error.StoreCorruptException;
import io.mlops.examples.Readme;
import io.mlops.examples.quickstart.QuickStart;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    void store_copiedToTheBackendAndBack_arrivesAsItLeft() throws IOException {
        QuickStart.main(new String[] {folder.toString()});
        List<String> places = Stream.of("sqlite:mlops", "mvstore:copy", "sqlite:back")
                .map(this::within)
                .toList();

        for (int i = 1; i < places.size(); i++) {
            StorePlace from = new StorePlace(places.get(i - 1), Optional.empty());
            StorePlace to = new StorePlace(places.get(i), Optional.empty());
            CopyReport report = StoreCopy.run(from, to, CopyExtent.EVERYTHING, (done, all) -> {});
            assertThat(report.differences()).as("from %s to %s", from, to).isEmpty();
            assertThat(report.counts()).containsEntry("runs", 1L).containsEntry("metric points", 50L);
        }
    }

    /** A location with its folder in the test's own. */
    private String within(String location) {
        int colon = location.indexOf(':');
        return location.substring(0, colon + 1) + folder.resolve(location.substring(colon + 1));
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
