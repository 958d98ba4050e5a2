package io.mlops.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.child.ChildJvm;
import io.mlops.core.MetricBuffering;
import io.mlops.core.MlopsBuilder;
import io.mlops.core.MlopsSdk;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.DeliveryCounts;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunSpec;
import io.mlops.tracking.RunStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that ends in order without closing its instance: what was accepted is written where a shutdown hook was asked for. */
class ExitTest {
    private static final int POINTS = 10_000;
    private static final int SIGTERM = 128 + 15;

    /** Longer than a test runs. */
    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    /** The child JVM: accepts points that no flush interval will write, then exits from a worker or waits for a signal. */
    static final class Worker {
        private Worker() {}

        @SuppressWarnings("SystemOut") // The pipe to the parent.
        public static void main(String[] arguments) throws Exception {
            MlopsBuilder builder = MlopsSdk.builder()
                    .backend("sqlite:" + arguments[0], Map.of("busyTimeoutMillis", Long.toString(LONG.toMillis())))
                    .closeTimeout(Duration.ofMillis(arguments[1].equals("locked") ? 500 : 20_000))
                    .metrics(MetricBuffering.unset().flushInterval(Duration.ofHours(1)));
            boolean isHooked = !arguments[1].equals("none");
            Mlops mlops =
                    isHooked ? builder.closeAtShutdown(System.out::println).open() : builder.open();
            ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
            run.durable().logMetric("loss", 0, 0);
            if (arguments[1].equals("locked")) {
                lock(Path.of(arguments[0]));
            }
            Thread worker = new Thread(() -> {
                for (int i = 1; i <= POINTS; i++) {
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

        /** As another program does that writes for very long. */
        @SuppressWarnings("resource") // Ends with the process.
        private static void lock(Path store) throws SQLException {
            Connection other = DriverManager.getConnection("jdbc:sqlite:" + store.resolve("mlops.db"));
            other.createStatement().execute("BEGIN IMMEDIATE");
        }
    }

    @Test
    void exit_fromAWorkerWithHook_writesWhatWasAccepted() throws Exception {
        try (ChildJvm child = ChildJvm.start(Worker.class, folder.toString(), "hook", "exit")) {
            String id = child.readLine();

            assertThat(child.readLine()).isEqualTo(counts(POINTS + 1, 0));
            assertThat(child.await()).isEqualTo(3);
            assertEnded(id, RunStatus.FAILED, POINTS + 1);
        }
    }

    @Test
    void sigterm_withHook_writesWhatWasAccepted() throws Exception {
        try (ChildJvm child = ChildJvm.start(Worker.class, folder.toString(), "hook", "wait")) {
            String id = child.readLine();
            child.handle().destroy();

            assertThat(child.readLine()).isEqualTo(counts(POINTS + 1, 0));
            assertThat(child.await()).isEqualTo(SIGTERM);
            assertEnded(id, RunStatus.FAILED, POINTS + 1);
        }
    }

    @Test
    void sigterm_withoutHook_losesWhatWasOnlyAcceptedAndTheRunIsInterrupted() throws Exception {
        try (ChildJvm child = ChildJvm.start(Worker.class, folder.toString(), "none", "wait")) {
            String id = child.readLine();
            child.handle().destroy();

            assertThat(child.await()).isEqualTo(SIGTERM);
            assertEnded(id, RunStatus.KILLED, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit", "wait"})
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void end_whileTheStoreTakesNothing_endsWithinItsLimitAndTellsWhatWasNotWritten(String way) throws Exception {
        try (ChildJvm child = ChildJvm.start(Worker.class, folder.toString(), "locked", way)) {
            String id = child.readLine();
            if (way.equals("wait")) {
                child.handle().destroy();
            }

            assertThat(child.readLine()).isEqualTo(counts(1, POINTS));
            assertThat(child.await()).isEqualTo(way.equals("wait") ? SIGTERM : 3);
            assertEnded(id, RunStatus.KILLED, 1);
        }
    }

    private static String counts(long durable, long dropped) {
        return new DeliveryCounts(POINTS + 1, durable, durable, dropped, 0).toString();
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
