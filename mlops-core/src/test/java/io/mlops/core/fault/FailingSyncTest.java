package io.mlops.core.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.error.MlopsException;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.RunSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that refuses to sync, as the operating system tells it: strace answers the calls of a child JVM. */
class FailingSyncTest {
    private static final int SYNCS = 40;

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

    @Test
    void sync_failsFromSomeTimeOn_acknowledgesNothingMoreAndIsReadOnly() throws Exception {
        String[] strace = {
            "strace",
            "-f",
            "-qq",
            "-o",
            folder.resolve("trace").toString(),
            "--seccomp-bpf",
            "-e",
            "trace=fsync,fdatasync",
            "-e",
            "inject=fsync,fdatasync:error=EIO:when=" + SYNCS + "+"
        };
        assumeTrue(traces(), "strace is not there, or may not trace");
        Path store = folder.resolve("store");
        try (ChildJvm child = ChildJvm.quick().by(strace).start(Logger.class, store.toString())) {
            List<String> lines = child.readAll();

            int acknowledged = lines.size() - 3;
            assertThat(acknowledged).as("%s", lines).isPositive();
            assertThat(lines.get(lines.size() - 2)).isIn("OutcomeUnknownException", "BackendException");
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
