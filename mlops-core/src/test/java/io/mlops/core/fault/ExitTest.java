package io.mlops.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.core.MetricBuffering;
import io.mlops.core.MlopsBuilder;
import io.mlops.core.MlopsSdk;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunSpec;
import io.mlops.tracking.RunStatus;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends in order without closing its instance: what was accepted is written where a shutdown hook was asked for. */
class ExitTest {
    private static final int POINTS = 10_000;
    private static final int SIGTERM = 128 + 15;

    @TempDir
    Path folder;

    /** The child JVM: accepts points that no flush interval will write, then exits from a worker or waits for a signal. */
    static final class Worker {
        private Worker() {}

        @SuppressWarnings("SystemOut") // The pipe to the parent.
        public static void main(String[] arguments) throws Exception {
            MlopsBuilder builder = MlopsSdk.builder()
                    .backend("sqlite:" + arguments[0])
                    .closeTimeout(Duration.ofSeconds(20))
                    .metrics(MetricBuffering.unset().flushInterval(Duration.ofHours(1)));
            Mlops mlops =
                    arguments[1].equals("hook") ? builder.closeAtShutdown().open() : builder.open();
            ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
            Thread worker = new Thread(() -> {
                for (int i = 0; i < POINTS; i++) {
                    run.logMetric("loss", i, i);
                }
                System.out.println(run.id());
                if (arguments[2].equals("exit")) {
                    System.exit(3);
                }
            });
            worker.start();
            worker.join();
            Thread.currentThread().join();
        }
    }

    @Test
    void exit_fromAWorkerWithHook_writesWhatWasAccepted() throws Exception {
        try (ChildJvm child = ChildJvm.start(Worker.class, folder.toString(), "hook", "exit")) {
            String id = child.readLine();

            assertThat(child.await()).isEqualTo(3);
            assertEnded(id, RunStatus.FAILED, POINTS);
        }
    }

    @Test
    void sigterm_withHook_writesWhatWasAccepted() throws Exception {
        try (ChildJvm child = ChildJvm.start(Worker.class, folder.toString(), "hook", "wait")) {
            String id = child.readLine();
            child.handle().destroy();

            assertThat(child.await()).isEqualTo(SIGTERM);
            assertEnded(id, RunStatus.FAILED, POINTS);
        }
    }

    @Test
    void sigterm_withoutHook_losesWhatWasOnlyAcceptedAndTheRunIsInterrupted() throws Exception {
        try (ChildJvm child = ChildJvm.start(Worker.class, folder.toString(), "none", "wait")) {
            String id = child.readLine();
            child.handle().destroy();

            assertThat(child.await()).isEqualTo(SIGTERM);
            assertEnded(id, RunStatus.KILLED, 0);
        }
    }

    private void assertEnded(String id, RunStatus status, int points) {
        try (Mlops mlops = MlopsSdk.open(folder)) {
            Run run = mlops.tracking().getRun(id);
            assertThat(run.info().status()).isEqualTo(status);
            assertThat(mlops.tracking().history(id, "loss").size()).isEqualTo(points);
            assertThat(mlops.verify()).isEmpty();
        }
    }
}
