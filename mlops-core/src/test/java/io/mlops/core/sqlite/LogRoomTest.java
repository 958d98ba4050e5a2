package io.mlops.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.page.PageRequest;
import io.mlops.spi.Backend;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.StepRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log is longer than what is in it, which nobody who reads it notices. */
final class LogRoomTest {
    private static final int PAGE = 4096;

    @TempDir
    private Path folder;

    @Test
    void extend_littleRoomLeft_addsZerosAlone() throws Exception {
        Path log = Files.write(folder.resolve("log"), new byte[] {1, 2, 3});
        LogRoom room = new LogRoom(log.toFile(), PAGE, 1_000);

        room.used(100);
        room.extend();

        byte[] content = Files.readAllBytes(log);
        assertThat(content).hasSize(3 + (1 << 20)).startsWith(1, 2, 3);
        assertThat(content[content.length - 1]).isZero();
        room.extend();
        assertThat(log).hasSize(content.length);
    }

    @Test
    void extend_fewPagesOrMoreThanTheLogGets_leavesTheFile() throws Exception {
        Path log = Files.write(folder.resolve("log"), new byte[1]);
        LogRoom room = new LogRoom(log.toFile(), PAGE, 1_000);

        room.used(63);
        room.extend();
        room.used(1_001);
        room.extend();

        assertThat(log).hasSize(1);
    }

    @Test
    void extend_logWasCutAndIsLongAgain_addsZerosAgain() throws Exception {
        Path log = Files.write(folder.resolve("log"), new byte[1]);
        LogRoom room = new LogRoom(log.toFile(), PAGE, 1_000);
        room.used(200);
        room.extend();
        Files.write(log, new byte[1]);

        room.used(0);
        room.used(100);
        room.extend();

        assertThat(log).hasSize(1 + (1 << 20));
    }

    @Test
    void extend_callerIsInterrupted_isDoneAndLeavesTheFlag() throws Exception {
        Path log = Files.write(folder.resolve("log"), new byte[1]);
        LogRoom room = new LogRoom(log.toFile(), PAGE, 1_000);
        room.used(100);

        Thread.currentThread().interrupt();
        room.extend();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(log).hasSize(1 + (1 << 20));
    }

    @Test
    void extend_fileCannotBeWritten_isLeftAlone() throws Exception {
        LogRoom room = new LogRoom(folder.resolve("absent").toFile(), PAGE, 1_000);
        room.used(100);

        room.extend();

        assertThat(folder.resolve("absent")).doesNotExist();
    }

    @Test
    void store_copiedWithTheRoomInItsLog_holdsEachPoint() throws Exception {
        Path copy = folder.resolve("copy");
        try (Backend backend = StoreSamples.open(folder.resolve("store"))) {
            StoreSamples.createRun(backend, StoreSamples.RUN);
            for (int step = 0; step < 60; step++) {
                backend.metrics().orElseThrow().append("w", step, List.of(StoreSamples.points("a", step, 1)));
            }
            assertThat(Files.size(folder.resolve("store/mlops.db-wal"))).isGreaterThan(1 << 20);
            Files.createDirectories(copy);
            // To read the database of an open store drops its locks: nobody writes to it any more.
            for (String name : List.of("mlops.db", "mlops.db-wal")) {
                Files.copy(folder.resolve("store").resolve(name), copy.resolve(name));
            }
        }
        try (Backend backend = StoreSamples.open(copy)) {
            assertThat(backend.verify()).isEmpty();
            assertThat(backend.metrics()
                            .orElseThrow()
                            .history(StoreSamples.RUN, MetricSeries.of("a"), StepRange.ALL, PageRequest.first(100))
                            .points()
                            .size())
                    .isEqualTo(60);
        }
    }
}
