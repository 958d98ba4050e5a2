package io.mlops.core.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mlops.Mlops;
import io.mlops.child.ChildJvm;
import io.mlops.core.MlopsSdk;
import io.mlops.core.store.Providers;
import io.mlops.event.RunEnded;
import io.mlops.governance.audit.AuditEntry;
import io.mlops.page.PageRequest;
import io.mlops.search.SearchQuery;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.testkit.clock.ManualClock;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunSpec;
import io.mlops.tracking.RunStatus;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run of a process that died ends KILLED; that of one that lives does not, whatever the clock says. */
class InterruptedRunTest {
    @TempDir
    Path folder;

    /** The child JVM: starts a run, says so, and waits to be killed. */
    static final class Trainer {
        private Trainer() {}

        @SuppressWarnings("SystemOut") // The pipe to the parent.
        public static void main(String[] arguments) throws Exception {
            Mlops mlops = MlopsSdk.open(Path.of(arguments[0]));
            System.out.println(
                    mlops.tracking().startRun(RunSpec.of("e", "trainer")).id());
            Thread.currentThread().join();
        }
    }

    @Test
    void run_processDied_endsKilledOnceForAllThatAreOpen() throws Exception {
        List<RunEnded> heard = new CopyOnWriteArrayList<>();
        try (Mlops watching = open();
                Mlops reading = open()) {
            watching.events().subscribe(RunEnded.class, heard::add);
            String id;
            try (ChildJvm child = ChildJvm.start(Trainer.class, folder.toString())) {
                id = child.readLine();
                assertThat(reading.tracking().getRun(id).info().status()).isEqualTo(RunStatus.RUNNING);
                child.kill();
            }

            await().untilAsserted(() ->
                    assertThat(reading.tracking().getRun(id).info().status()).isEqualTo(RunStatus.KILLED));
            Run run = reading.tracking().getRun(id);
            assertThat(run.tag("mlops.status.reason")).contains("interrupted");
            assertThat(run.info().endedAt()).isPresent();
            assertThat(endings(reading, id)).hasSize(1);
        }
        // Whichever of the two looked first has told of it; only one of them has a listener.
        assertThat(heard).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void run_processDied_isToldOfByAWatchingInstanceThatReadsNothing() throws Exception {
        List<RunEnded> heard = new CopyOnWriteArrayList<>();
        try (Mlops watching = open();
                ChildJvm child = ChildJvm.start(Trainer.class, folder.toString())) {
            watching.events().subscribe(RunEnded.class, heard::add);
            String id = child.readLine();
            child.kill();

            await().until(() -> !heard.isEmpty());
            assertThat(heard.get(0).run().id()).isEqualTo(id);
            assertThat(heard.get(0).run().status()).isEqualTo(RunStatus.KILLED);
            assertThat(heard.get(0).origin().principal()).isEqualTo("mlops");
        }
    }

    @Test
    void run_ofAProcessThatLives_staysRunningThroughOpeningsAndClockSteps() throws Exception {
        try (ChildJvm child = ChildJvm.start(Trainer.class, folder.toString());
                Mlops mlops = open()) {
            String id = child.readLine();
            ActiveRun own = mlops.tracking().startRun(RunSpec.of("e", "own"));
            for (String time : List.of("2126-01-01T00:00:00Z", "1999-01-01T00:00:00Z")) {
                ManualClock clock = new ManualClock(Instant.parse(time));
                try (Mlops other = MlopsSdk.builder()
                        .backend("sqlite:" + folder)
                        .clock(clock)
                        .open()) {
                    assertThat(statuses(other)).containsOnly(RunStatus.RUNNING);
                    clock.advance(Duration.ofDays(10_000));
                    assertThat(other.tracking().getRun(id).info().status()).isEqualTo(RunStatus.RUNNING);
                }
            }
            own.finish();
            assertThat(mlops.tracking().getRun(own.id()).info().status()).isEqualTo(RunStatus.FINISHED);
        }
    }

    /** The engine writes under a name of its own, which the opening of the store does not know. */
    @Test
    void run_ofAnEngineThatWasGivenAnOpenStore_staysRunning() throws IOException {
        String location = "sqlite:" + folder;
        Backend store = Providers.open(location, Map.of(), new BackendContext(Clock.systemUTC(), "opened-by-hand"));
        try (Mlops given = MlopsSdk.builder().backend(store).open()) {
            String id = given.tracking().startRun(RunSpec.of("e", "own")).id();
            try (Mlops other = open()) {
                assertThat(other.tracking().getRun(id).info().status()).isEqualTo(RunStatus.RUNNING);
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith(".writer-"));
        }
    }

    /** The handle that a refused class loader closes must not be one of the file by which other processes see that this one lives. */
    @Test
    void run_anotherClassLoaderWasRefused_staysRunningForOtherProcesses() throws Exception {
        try (Mlops mlops = open()) {
            String id = mlops.tracking().startRun(RunSpec.of("e", "own")).id();
            for (int i = 0; i < 2; i++) {
                try (URLClassLoader loader = ChildJvm.otherLoader()) {
                    Method open = loader.loadClass(MlopsSdk.class.getName()).getMethod("open", Path.class);
                    assertThatThrownBy(() -> open.invoke(null, folder))
                            .cause()
                            .hasMessageContaining("open in another class loader");
                }
            }
            try (ChildJvm child = ChildJvm.start(Reader.class, folder.toString(), id)) {
                assertThat(child.readLine()).isEqualTo("RUNNING");
            }
        }
    }

    /** The child JVM that opens the folder and prints the state of a run. */
    static final class Reader {
        private Reader() {}

        @SuppressWarnings("SystemOut") // The pipe to the parent.
        public static void main(String[] arguments) {
            try (Mlops mlops = MlopsSdk.open(Path.of(arguments[0]))) {
                System.out.println(mlops.tracking().getRun(arguments[1]).info().status());
            }
        }
    }

    @Test
    void run_resumedByAnotherProcess_isThatOnes() throws Exception {
        String id;
        try (ChildJvm child = ChildJvm.start(Trainer.class, folder.toString())) {
            id = child.readLine();
            child.kill();
        }
        try (Mlops mlops = open();
                ActiveRun resumed = mlops.tracking().resumeRun(id);
                Mlops other = open()) {
            assertThat(other.tracking().getRun(id).info().status()).isEqualTo(RunStatus.RUNNING);
            resumed.finish();
            assertThat(other.tracking().getRun(id).info().status()).isEqualTo(RunStatus.FINISHED);
        }
    }

    private Mlops open() {
        return MlopsSdk.open(folder);
    }

    private static List<RunStatus> statuses(Mlops mlops) {
        return mlops.tracking().searchRuns(List.of(), SearchQuery.all()).items().stream()
                .map(run -> run.info().status())
                .toList();
    }

    private static List<AuditEntry> endings(Mlops mlops, String runId) {
        return mlops.governance().audit().entries(0, PageRequest.MAX_RESULTS).stream()
                .filter(entry ->
                        entry.toString().contains(runId) && entry.toString().contains("KILLED"))
                .toList();
    }
}
