package io.mlops.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.child.ChildJvm;
import io.mlops.core.MlopsSdk;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two JVMs with eight threads each on one folder. */
class SharedStoreTest {
    @TempDir
    Path folder;

    @Test
    void log_fromTwoProcesses_losesNothingAndIsNeverTooBusy() throws Exception {
        share(3);
    }

    @Test
    @Tag("stress")
    void log_fromTwoProcessesForAMinute_losesNothingAndIsNeverTooBusy() throws Exception {
        share(60);
    }

    private void share(int seconds) throws Exception {
        List<String> lines = new ArrayList<>();
        try (ChildJvm one = ChildJvm.start(SharedLogger.class, folder.toString(), Integer.toString(seconds));
                ChildJvm other = ChildJvm.start(SharedLogger.class, folder.toString(), Integer.toString(seconds))) {
            lines.addAll(one.readAll());
            lines.addAll(other.readAll());
            assertThat(one.await()).as("exit code of the first").isZero();
            assertThat(other.await()).as("exit code of the second").isZero();
        }
        assertThat(lines).hasSize(2 * SharedLogger.THREADS);
        try (Mlops mlops = MlopsSdk.open(folder)) {
            int rounds = 0;
            for (String line : lines) {
                String[] parts = line.split(" ", -1);
                assertComplete(mlops, mlops.tracking().getRun(parts[0]), Integer.parseInt(parts[1]));
                rounds += Integer.parseInt(parts[1]);
            }
            assertThat(rounds).isPositive();
            assertThat(mlops.registry().getVersion(SharedLogger.MODEL, rounds).version())
                    .isEqualTo(rounds);
            assertThat(mlops.registry().findVersion(SharedLogger.MODEL, rounds + 1))
                    .isEmpty();
            assertThat(mlops.registry().findVersionByAlias(SharedLogger.MODEL, "newest"))
                    .isPresent();
            assertThat(mlops.governance().audit().verify().isIntact()).isTrue();
            assertThat(mlops.verify()).isEmpty();
        }
    }

    private static void assertComplete(Mlops mlops, Run run, int rounds) {
        assertThat(run.info().status()).isEqualTo(RunStatus.FINISHED);
        assertThat(run.data().params()).hasSize(rounds);
        assertThat(mlops.tracking().history(run.id(), "fast").steps())
                .isEqualTo(LongStream.range(0, 100L * rounds).toArray());
        assertThat(mlops.tracking().history(run.id(), "sure").steps())
                .isEqualTo(LongStream.range(0, rounds).toArray());
    }
}
