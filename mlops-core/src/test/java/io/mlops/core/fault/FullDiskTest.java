package io.mlops.core.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mlops.Mlops;
import io.mlops.artifact.ContentSource;
import io.mlops.child.ChildJvm;
import io.mlops.core.MetricBuffering;
import io.mlops.core.MlopsSdk;
import io.mlops.core.StoreSample;
import io.mlops.error.StoreFullException;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunSpec;
import io.mlops.tracking.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full refuses writes with its path, harms nothing that was acknowledged, and is used again when there is room. */
class FullDiskTest {
    private static final int DISK_BYTES = 8 << 20;
    private static final int BALLAST_BYTES = 2 << 20;

    @TempDir
    Path folder;

    /** The child JVM: fills the disk at its argument in every way, frees some, goes on, and says what happened. */
    static final class Filler {
        private static final String VALUE = "x".repeat(8_000);

        private Filler() {}

        public static void main(String[] arguments) throws Exception {
            Path disk = Path.of(arguments[0]);
            Path ballast = Files.write(disk.resolve("ballast"), new byte[BALLAST_BYTES]);
            String id;
            int tags;
            try (Mlops mlops = open(disk)) {
                ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
                id = run.id();
                ActiveRun other = mlops.tracking().startRun(RunSpec.of("e", "small"));
                tags = tagUntilFull(run);
                say("file", () -> other.logArtifact("f", ContentSource.of(new byte[DISK_BYTES])));
                say("points", () -> pointsUntilFull(other));
                Files.delete(ballast);
                run.setTags(Map.of("after", VALUE));
                run.durable().logMetric("after", 1, 1);
                run.logArtifact("f", ContentSource.of(new byte[1000]));
                run.finish();
            }
            sayWhatIsKept(disk, id, tags);
        }

        private static void sayWhatIsKept(Path disk, String id, int tags) throws IOException {
            try (Mlops mlops = open(disk)) {
                Run run = mlops.tracking().getRun(id);
                int kept = 0;
                while (run.tag("t" + kept).filter(VALUE::equals).isPresent()) {
                    kept++;
                }
                System.out.println("kept " + (kept == tags && run.tag("after").isPresent()));
                System.out.println("status " + run.info().status());
                System.out.println("defects " + mlops.verify());
                try (Stream<Path> parts = Files.list(disk.resolve("store/artifacts/tmp"))) {
                    System.out.println("left " + parts.count());
                }
            }
        }

        private static Mlops open(Path disk) {
            return MlopsSdk.builder()
                    .backend("sqlite:" + disk.resolve("store"))
                    .metrics(MetricBuffering.unset().blockingLimit(Duration.ofMillis(200)))
                    .open();
        }

        private static int tagUntilFull(ActiveRun run) {
            for (int n = 0; ; n++) {
                try {
                    run.setTags(Map.of("t" + n, VALUE));
                } catch (StoreFullException e) {
                    System.out.println("tags " + e.getMessage());
                    return n;
                }
            }
        }

        /** Values that no code makes small. */
        private static void pointsUntilFull(ActiveRun run) {
            Random random = new Random(1);
            while (true) {
                for (int i = 0; i < 1000; i++) {
                    run.logMetric("m", random.nextDouble(), random.nextLong());
                }
                run.flush();
            }
        }

        private static void say(String what, Runnable work) {
            try {
                work.run();
                System.out.println(what + " done");
            } catch (RuntimeException e) {
                System.out.println(what + " " + e.getClass().getSimpleName() + " " + e.getMessage());
            }
        }
    }

    /** The child JVM: writes until files may not grow any more, lets them, goes on, and says what happened. */
    static final class Limited {
        private Limited() {}

        public static void main(String[] arguments) throws Exception {
            Path disk = Path.of(arguments[0]);
            String id;
            int tags;
            try (Mlops mlops = Filler.open(disk)) {
                ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
                id = run.id();
                tags = Filler.tagUntilFull(run);
                Filler.say("file", () -> run.logArtifact("f", ContentSource.of(new byte[2 * DISK_BYTES])));
                String self = Long.toString(ProcessHandle.current().pid());
                new ProcessBuilder("prlimit", "--pid", self, "--fsize=unlimited")
                        .start()
                        .waitFor();
                run.setTags(Map.of("after", Filler.VALUE));
                run.durable().logMetric("after", 1, 1);
                run.logArtifact("f", ContentSource.of(new byte[2 * DISK_BYTES]));
                run.finish();
            }
            Filler.sayWhatIsKept(disk, id, tags);
        }
    }

    /** The child JVM: opens a store of the first schema on the disk at its argument, which has no room, then too little, then enough. */
    static final class Migrator {
        private static final int TOO_LITTLE_BYTES = 40_000;

        private Migrator() {}

        @SuppressWarnings("SystemOut") // The pipe to the parent.
        public static void main(String[] arguments) throws Exception {
            Path disk = Path.of(arguments[0]);
            StoreSample.unpack(1, disk.resolve("store"));
            for (int room : new int[] {0, TOO_LITTLE_BYTES}) {
                int taken = (int) disk.toFile().getUsableSpace() - room;
                Path ballast = Files.write(disk.resolve("ballast"), new byte[taken]);
                Filler.say("open", () -> Filler.open(disk).close());
                Files.delete(ballast);
            }
            try (Mlops mlops = Filler.open(disk)) {
                StoreSample.assertIsRead(mlops);
                System.out.println("read");
            }
        }
    }

    @Test
    void open_diskFullBeforeAndInTheMigration_isFullAndMigratesWhenThereIsRoom() throws Exception {
        try (ChildJvm child = MountedDisk.small(folder, DISK_BYTES).start(Migrator.class, folder.toString())) {
            List<String> lines = child.readAll();

            assertThat(child.await()).as("%s", lines).isZero();
            assertThat(lines).hasSize(3);
            assertThat(lines.subList(0, 2))
                    .allSatisfy(line -> assertThat(line)
                            .startsWith("open StoreFullException ")
                            .contains(folder.resolve("store").toString()));
            assertThat(lines.get(2)).isEqualTo("read");
        }
    }

    /** What SQLite calls a failure of the disk, as it does a quota that is used up. */
    @Test
    void write_filesMayNotGrow_isRefusedAsFullAndGoesOnWhenTheyMay() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "prlimit is not there");
        ChildJvm.Launch limited =
                ChildJvm.quick().by("sh", "-c", "ulimit -S -f " + DISK_BYTES / 1024 + " && exec \"$@\"", "sh");
        try (ChildJvm child = limited.start(Limited.class, folder.toString())) {
            List<String> lines = child.readAll();

            assertThat(child.await()).as("%s", lines).isZero();
            assertThat(lines).hasSize(6);
            assertThat(lines.get(0))
                    .startsWith("tags ")
                    .contains("is full")
                    .contains(folder.resolve("store/mlops.db").toString());
            assertThat(lines.get(1))
                    .startsWith("file StoreFullException ")
                    .contains(folder.resolve("store/artifacts").toString());
            assertThat(lines.subList(2, 6))
                    .containsExactly("kept true", "status " + RunStatus.FINISHED, "defects []", "left 0");
        }
    }

    @Test
    void write_diskFull_isRefusedWithThePathAndGoesOnWhenThereIsRoom() throws Exception {
        try (ChildJvm child = MountedDisk.small(folder, DISK_BYTES).start(Filler.class, folder.toString())) {
            List<String> lines = child.readAll();

            assertThat(child.await()).as("%s", lines).isZero();
            assertThat(lines).hasSize(7);
            assertThat(lines.get(0))
                    .startsWith("tags ")
                    .contains("is full")
                    .contains(folder.resolve("store/mlops.db").toString());
            assertThat(lines.get(1))
                    .startsWith("file StoreFullException ")
                    .contains(folder.resolve("store/artifacts").toString());
            assertThat(lines.get(2)).startsWith("points StoreFullException ").contains("free space");
            assertThat(lines.subList(3, 7))
                    .containsExactly("kept true", "status " + RunStatus.FINISHED, "defects []", "left 0");
        }
    }
}
