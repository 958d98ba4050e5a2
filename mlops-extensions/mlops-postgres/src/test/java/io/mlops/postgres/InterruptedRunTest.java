package io.mlops.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mlops.Mlops;
import io.mlops.child.ChildJvm;
import io.mlops.core.MlopsSdk;
import io.mlops.spi.Backend;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunSpec;
import io.mlops.tracking.RunStatus;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The run of a process that died ends KILLED; that of one whose connection was cut goes on. */
final class InterruptedRunTest {
    private static final TestServer SERVER = TestServer.shared();

    private String schema;

    @BeforeEach
    void name() {
        schema = TestServer.newSchema();
    }

    /** The child JVM: starts a run, says so, and waits to be killed. */
    static final class Trainer {
        private Trainer() {}

        @SuppressWarnings("SystemOut") // The pipe to the parent.
        public static void main(String[] arguments) throws Exception {
            Mlops mlops =
                    mlops(PostgresStore.at(arguments[0]).schema(arguments[1]).open());
            System.out.println(
                    mlops.tracking().startRun(RunSpec.of("e", "trainer")).id());
            Thread.currentThread().join();
        }
    }

    @Test
    void run_processDied_endsKilled() throws Exception {
        Backend impatient = SERVER.store(schema).absence(Duration.ofMillis(300)).open();
        try (Mlops watching = mlops(impatient)) {
            try (ChildJvm child = Clusters.child().start(Trainer.class, SERVER.location(), schema)) {
                String id = child.readLine();
                assertThat(watching.tracking().getRun(id).info().status()).isEqualTo(RunStatus.RUNNING);
                child.kill();

                await().atMost(Duration.ofMinutes(1))
                        .until(() -> watching.tracking().getRun(id).info().status() == RunStatus.KILLED);
                Run run = watching.tracking().getRun(id);
                assertThat(run.tag("mlops.status.reason")).contains("interrupted");
            }
        }
    }

    @Test
    void run_connectionsOfItsProcessCut_goesOn() throws Exception {
        try (Mlops training = mlops(SERVER.open(schema));
                Mlops watching = mlops(SERVER.open(schema))) {
            ActiveRun run = training.tracking().startRun(RunSpec.of("e", "trainer"));
            LifeLock lock = LifeLock.of(schema, writerOf(run));

            long session = holder(lock);

            SERVER.terminate();

            await().atMost(Duration.ofMinutes(1)).until(() -> holder(lock) != 0 && holder(lock) != session);
            assertThat(watching.tracking().getRun(run.id()).info().status()).isEqualTo(RunStatus.RUNNING);
            run.finish();
            assertThat(watching.tracking().getRun(run.id()).info().status()).isEqualTo(RunStatus.FINISHED);
        }
    }

    @Test
    void close_store_freesItsLock() throws Exception {
        LifeLock lock;
        try (Mlops training = mlops(SERVER.open(schema))) {
            ActiveRun run = training.tracking().startRun(RunSpec.of("e", "trainer"));
            lock = LifeLock.of(schema, writerOf(run));
            assertThat(holder(lock)).isNotZero();
        }

        await().until(() -> holder(lock) == 0);
    }

    private String writerOf(ActiveRun run) throws SQLException {
        return SERVER.text("SELECT writer_id FROM " + schema + ".run WHERE run_id = '" + run.id() + "'");
    }

    /** Returns the session that has a lock; 0 where none has. */
    private static long holder(LifeLock lock) throws SQLException {
        return SERVER.number("SELECT COALESCE(max(pid), 0) FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1"
                + " AND (classid::bigint << 32 | objid::bigint) = " + lock.key());
    }

    private static Mlops mlops(Backend backend) {
        return MlopsSdk.builder().backend(backend).artifacts("memory:").open();
    }
}
