package io.mlops.core.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mlops.Mlops;
import io.mlops.child.ChildJvm;
import io.mlops.core.MetricBuffering;
import io.mlops.core.MlopsBuilder;
import io.mlops.core.MlopsSdk;
import io.mlops.event.RunEnded;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Closing keeps the time that it is given, whoever holds the store and whoever closes. Whatever would wait here for the store waits longer than the test may take. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClosingTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(100);

    @TempDir
    Path folder;

    private static MlopsBuilder builder(Path folder) {
        return MlopsSdk.builder()
                .backend("sqlite:" + folder, Map.of("busyTimeoutMillis", Long.toString(LONG.toMillis())))
                .closeTimeout(LONG)
                .metrics(MetricBuffering.unset().flushInterval(LONG));
    }

    /** As another program does that writes for very long. */
    private static Connection lock(Path folder) throws SQLException {
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mlops.db"));
        other.createStatement().execute("BEGIN IMMEDIATE");
        return other;
    }

    private static boolean isAlive(String thread) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(one -> one.getName().equals(thread));
    }

    @Test
    void close_whileAnotherProgramHoldsTheStore_returnsInTimeAndEndsWhenItLetsGo() throws Exception {
        Mlops mlops = builder(folder).open();
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
        run.durable().logMetric("loss", 0, 0);
        run.logMetric("loss", 1, 1);
        try (Connection other = lock(folder)) {
            DeliveryCounts counts = mlops.close(SHORT);

            assertThat(counts).isEqualTo(new DeliveryCounts(2, 1, 1, 1, 0));
            assertThat(mlops.close(LONG)).isEqualTo(counts);
            assertThat(isAlive("mlops-close")).isTrue();
            other.createStatement().execute("ROLLBACK");
        }

        await().atMost(Duration.ofMinutes(1)).until(() -> !isAlive("mlops-close"));
        try (Mlops again = MlopsSdk.open(folder)) {
            Run ended = again.tracking().getRun(run.id());
            assertThat(ended.info().status()).isIn(RunStatus.FAILED, RunStatus.KILLED);
            assertThat(again.tracking().history(run.id(), "loss").steps()).startsWith(0);
            assertThat(again.verify()).isEmpty();
        }
    }

    @Test
    void close_byAListener_waitsNotForItself() throws Exception {
        Mlops mlops = builder(folder).open();
        CompletableFuture<DeliveryCounts> closed = new CompletableFuture<>();
        mlops.events().subscribe(RunEnded.class, event -> closed.complete(mlops.close(LONG)));

        mlops.tracking().run("e", "r", run -> {
            run.logMetric("loss", 1, 1);
            return run.id();
        });

        assertThat(closed.get()).isEqualTo(new DeliveryCounts(1, 1, 1, 0, 0));
        await().until(() -> !isAlive("mlops-events"));
    }

    @Test
    void close_byAnInterruptedCaller_losesNothingAndKeepsTheFlag() {
        Mlops mlops = builder(folder).open();
        ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
        run.logMetric("loss", 1, 1);
        Thread.currentThread().interrupt();

        DeliveryCounts counts = mlops.close(LONG);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(counts).isEqualTo(new DeliveryCounts(1, 1, 1, 0, 0));
        await().until(() -> !isAlive("mlops-close"));
    }

    /** The child JVM: closes its instance while somebody holds the store, is told to end meanwhile, and is let go then. */
    static final class Closer {
        private Closer() {}

        @SuppressWarnings("SystemOut") // The pipe to the parent.
        public static void main(String[] arguments) throws Exception {
            Path store = Path.of(arguments[0]);
            Mlops mlops = builder(store)
                    .closeAtShutdown(counts -> System.out.println(counts))
                    .open();
            ActiveRun run = mlops.tracking().startRun(RunSpec.of("e", "r"));
            run.logMetric("loss", 1, 1);
            Connection other = lock(store);
            new Thread(() -> mlops.close(LONG)).start();
            while (!isAlive("mlops-close")) {
                Thread.onSpinWait();
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> rollback(other)));
            System.out.println(run.id());
            System.exit(3);
        }

        private static void rollback(Connection other) {
            try (other) {
                other.createStatement().execute("ROLLBACK");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void exit_whileTheInstanceIsBeingClosed_waitsForIt() throws Exception {
        try (ChildJvm child = ChildJvm.start(Closer.class, folder.toString())) {
            String id = child.readLine();

            assertThat(child.readLine()).isEqualTo(new DeliveryCounts(1, 1, 1, 0, 0).toString());
            assertThat(child.await()).isEqualTo(3);
            try (Mlops mlops = MlopsSdk.open(folder)) {
                assertThat(mlops.tracking().getRun(id).info().status()).isEqualTo(RunStatus.FAILED);
                assertThat(mlops.tracking().history(id, "loss").size()).isEqualTo(1);
            }
        }
    }
}
