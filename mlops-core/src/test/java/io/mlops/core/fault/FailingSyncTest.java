package io.mlops.core.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mlops.Mlops;
import io.mlops.artifact.ContentSource;
import io.mlops.child.ChildJvm;
import io.mlops.core.MlopsSdk;
import io.mlops.error.BackendException;
import io.mlops.error.MlopsException;
import io.mlops.error.StoreReadOnlyException;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that refuses to sync, as the operating system tells it: strace answers the calls of a child JVM. */
class FailingSyncTest {
    private static final int SYNCS = 40;
    /** The thread that tidies up when nobody writes has met its fault before the upload, on a machine so slow that the store was idle for a second. */
    private static final String OTHER_THREAD = "another thread";

    private static final int ATTEMPTS = 5;

    @TempDir
    Path folder;

    /** The child JVM: logs until a write fails, tries once more, and says what came of each. */
    static final class Logger {
        private Logger() {}

        @SuppressWarnings("SystemOut") // The pipe to the parent.
        public static void main(String[] arguments) {
            Mlops mlops = MlopsSdk.open(Path.of(arguments[0]));
            ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
            System.out.println(run.id());
            for (int step = 0; step < 10 * SYNCS; step++) {
                try {
                    run.setTag("t", Integer.toString(step));
                    run.durable().logMetric("loss", step, step);
                    System.out.println(step);
                } catch (MlopsException e) {
                    System.out.println(e.getClass().getSimpleName());
                    break;
                }
            }
            try {
                mlops.tracking().setRunTag(run.id(), "after", "v");
                System.out.println("written");
            } catch (MlopsException e) {
                System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
            }
            Runtime.getRuntime().halt(0);
        }
    }

    /** The child JVM: uploads a file whose first stretch cannot be synced, then a small one, and says what came of each. The fault meets the first sync of each thread, so that those that have to succeed get over theirs first. */
    static final class Uploader {
        private Uploader() {}

        @SuppressWarnings("SystemOut") // The pipe to the parent.
        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            try (FileOutputStream spare =
                    new FileOutputStream(folder.resolve("spare").toFile())) {
                spare.getFD().sync();
            } catch (SyncFailedException e) {
                System.out.println("faulty");
            }
            try {
                upload(MlopsSdk.open(folder.resolve("store")));
            } catch (StoreReadOnlyException e) {
                System.out.println(OTHER_THREAD);
            }
            Runtime.getRuntime().halt(0);
        }

        @SuppressWarnings("SystemOut") // The pipe to the parent.
        private static void upload(Mlops mlops) {
            ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
            System.out.println(run.id());
            try {
                run.logArtifact("large.bin", ContentSource.of(new byte[40 << 20]));
            } catch (BackendException e) {
                System.out.println(e.getMessage());
            }
            System.out.println(mlops.artifacts().find(run.id(), "large.bin").isPresent() ? "visible" : "not visible");
            run.logText("small.txt", "content");
            run.finish();
        }
    }

    @Test
    void sync_ofAStretchOfAnUploadFails_failsTheUploadAndLeavesNothing() throws Exception {
        assumeTrue(traces(), "strace is not there, or may not trace");
        Path place = folder;
        List<String> lines = List.of(OTHER_THREAD);
        for (int attempt = 0; lines.contains(OTHER_THREAD) && attempt < ATTEMPTS; attempt++) {
            place = Files.createDirectory(folder.resolve("attempt-" + attempt));
            try (ChildJvm child = ChildJvm.quick().by(strace("fsync", "1")).start(Uploader.class, place.toString())) {
                lines = child.readAll();
            }
        }

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("faulty");
        assertThat(lines.get(2)).contains("artifacts").contains("check the disk");
        assertThat(lines.get(3)).isEqualTo("not visible");
        try (Mlops mlops = MlopsSdk.open(place.resolve("store"));
                Stream<Path> files = Files.walk(place.resolve("store/artifacts"))) {
            assertThat(mlops.artifacts().find(lines.get(1), "large.bin")).isEmpty();
            assertThat(mlops.artifacts().find(lines.get(1), "small.txt")).isPresent();
            assertThat(files.filter(Files::isRegularFile))
                    .as("the small file alone")
                    .hasSize(1);
            assertThat(mlops.verify()).isEmpty();
        }
    }

    private String[] strace(String calls, String when) {
        return new String[] {
            "strace",
            "-f",
            "-qq",
            "-o",
            folder.resolve("trace").toString(),
            "--seccomp-bpf",
            "-e",
            "trace=" + calls,
            "-e",
            "inject=" + calls + ":error=EIO:when=" + when
        };
    }

    @Test
    void sync_failsFromSomeTimeOn_acknowledgesNothingMoreAndIsReadOnly() throws Exception {
        assumeTrue(traces(), "strace is not there, or may not trace");
        Path store = folder.resolve("store");
        try (ChildJvm child =
                ChildJvm.quick().by(strace("fsync,fdatasync", SYNCS + "+")).start(Logger.class, store.toString())) {
            List<String> lines = child.readAll();

            int acknowledged = lines.size() - 3;
            assertThat(acknowledged).as("%s", lines).isPositive();
            // Points are written again where the outcome is unknown, which the store then refuses.
            assertThat(lines.get(lines.size() - 2))
                    .isIn("OutcomeUnknownException", "BackendException", "StoreReadOnlyException");
            assertThat(lines.get(lines.size() - 1))
                    .startsWith("StoreReadOnlyException")
                    .contains("open the store again");
            try (Mlops mlops = MlopsSdk.open(store)) {
                String id = lines.get(0);
                assertThat(mlops.tracking().history(id, "loss").steps())
                        .startsWith(LongStream.range(0, acknowledged).toArray());
                assertThat(mlops.tracking().getRun(id).tag("after")).isEmpty();
                assertThat(mlops.verify()).isEmpty();
            }
        }
    }

    private static boolean traces() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-qq", "--seccomp-bpf", "-f", "-e", "trace=fsync", "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
