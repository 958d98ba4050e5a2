package io.mlops.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mlops.error.OutcomeUnknownException;
import io.mlops.error.StoreBusyException;
import io.mlops.error.StoreReadOnlyException;
import io.mlops.spi.Backend;
import io.mlops.spi.commit.Commit;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store does when its server or the way to it fails. */
final class FaultTest {
    private static final TestServer SERVER = TestServer.shared();

    private String schema;

    @BeforeEach
    void name() {
        schema = TestServer.newSchema();
    }

    @Test
    void write_connectionsTerminated_isMadeOnceByAnother() throws Exception {
        try (Backend backend = SERVER.open(schema)) {
            backend.commit(Samples.createModel("before"));

            assertThat(SERVER.terminate()).isPositive();
            backend.commit(Samples.createModel("after"));

            assertThat(backend.registry().orElseThrow().generation()).isEqualTo(2);
        }
    }

    @Test
    void read_connectionsTerminated_isMadeByAnother() throws Exception {
        try (Backend backend = SERVER.open(schema)) {
            backend.commit(Samples.createModel("model"));
            assertThat(backend.registry().orElseThrow().findModel("model")).isPresent();

            assertThat(SERVER.terminate()).isPositive();

            assertThat(backend.registry().orElseThrow().findModel("model")).isPresent();
        }
    }

    @Test
    void write_terminatedWhileItWaits_isMadeByAnother() throws Exception {
        try (Backend backend = SERVER.open(schema);
                Connection blocker = SERVER.connect();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE " + schema + ".request IN ACCESS EXCLUSIVE MODE");
            CompletableFuture<Void> write =
                    CompletableFuture.runAsync(() -> backend.commit(Samples.createModel("model")));
            await().until(() -> waiting() > 0);

            SERVER.terminate();
            blocker.commit();

            write.get();
            assertThat(backend.registry().orElseThrow().findModel("model")).isPresent();
        }
    }

    private static long waiting() throws Exception {
        return SERVER.number(
                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'mlops' AND wait_event_type = 'Lock'");
    }

    @Test
    void commit_replyLost_isUnknownAndAnsweredWhenAskedAgain() throws Exception {
        try (CuttingProxy proxy = new CuttingProxy(SERVER.port());
                Backend backend =
                        PostgresStore.at(proxy.location()).schema(schema).open()) {
            Commit commit = Samples.createModel("model");
            proxy.cutNextCommit();

            assertThatThrownBy(() -> backend.commit(commit))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining("look before writing it again");

            assertThat(proxy.hasCut()).isTrue();
            backend.commit(commit);
            assertThat(backend.registry().orElseThrow().generation()).isEqualTo(1);
            assertThat(backend.records().orElseThrow().auditFrontier().size()).isEqualTo(1);
        }
    }

    @Test
    void append_replyLost_addsNothingWhenRepeated() throws Exception {
        try (CuttingProxy proxy = new CuttingProxy(SERVER.port());
                Backend backend =
                        PostgresStore.at(proxy.location()).schema(schema).open()) {
            Samples.createRun(backend);
            Runnable append =
                    () -> backend.metrics().orElseThrow().append("writer", 1, List.of(Samples.points("loss", 0, 100)));
            proxy.cutNextCommit();

            assertThatThrownBy(append::run).isInstanceOf(OutcomeUnknownException.class);

            append.run();
            assertThat(SERVER.number("SELECT count(*) FROM " + schema + ".metric_chunk"))
                    .isEqualTo(1);
        }
    }

    @Test
    void write_undoneByADeadlock_isMadeInTheEnd() throws Exception {
        try (Backend backend = SERVER.open(schema);
                Connection other = SERVER.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SET deadlock_timeout = '1min'");
            statement.execute("SELECT 1 FROM " + schema + ".registry_generation FOR UPDATE");
            long deadlocks = deadlocks();
            CompletableFuture<Void> write =
                    CompletableFuture.runAsync(() -> backend.commit(Samples.createModel("model")));
            await().until(() -> waiting() > 0);

            // Holds what the write wants, and wants what the write holds; the write began to wait first and is undone.
            statement.execute("LOCK TABLE " + schema + ".request IN ACCESS EXCLUSIVE MODE");
            other.commit();

            write.get();
            assertThat(backend.registry().orElseThrow().generation()).isEqualTo(1);
            await().until(() -> deadlocks() > deadlocks);
        }
    }

    private static long deadlocks() throws Exception {
        return SERVER.number("SELECT deadlocks FROM pg_stat_database WHERE datname = 'postgres'");
    }

    @Test
    void write_otherProcessKeepsTheLock_isBusyAfterTheTimeout() throws Exception {
        try (Backend backend =
                        SERVER.store(schema).lockTimeout(Duration.ofMillis(200)).open();
                Connection other = SERVER.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(" + 0x6d6c6f70 + ", " + schema.hashCode() + ")");

            assertThatThrownBy(() -> backend.commit(Samples.createModel("model")))
                    .isInstanceOf(StoreBusyException.class)
                    .hasMessageContaining("lockTimeoutMillis");

            other.rollback();
            assertThatCode(() -> backend.commit(Samples.createModel("model"))).doesNotThrowAnyException();
        }
    }

    @Test
    void read_poolExhausted_isBusyAfterTheTimeout() throws Exception {
        PostgresStore store = SERVER.store(schema).poolSize(1).connectTimeout(Duration.ofMillis(500));
        try (Backend backend = store.open();
                Connection other = SERVER.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE " + schema + ".registered_model IN ACCESS EXCLUSIVE MODE");
            CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(
                    () -> backend.registry().orElseThrow().findModel("model").isPresent());
            await().until(() -> waiting() > 0);

            assertThatThrownBy(() -> backend.registry().orElseThrow().generation())
                    .isInstanceOf(StoreBusyException.class)
                    .hasMessageContaining("poolSize");

            other.rollback();
            assertThat(first.get()).isFalse();
            assertThat(backend.registry().orElseThrow().generation()).isZero();
        }
    }

    @Test
    void write_serverBecomesReadOnly_isRefusedAndReadsGoOn() throws Exception {
        try (Backend backend = SERVER.open(schema)) {
            backend.commit(Samples.createModel("model"));
            SERVER.execute("ALTER SYSTEM SET default_transaction_read_only = on");
            SERVER.execute("SELECT pg_reload_conf()");
            try {
                await().until(() -> refuses(backend));
                assertThat(backend.registry().orElseThrow().findModel("model")).isPresent();
                assertThatThrownBy(() -> SERVER.open(schema)).isInstanceOf(StoreReadOnlyException.class);
            } finally {
                SERVER.execute("ALTER SYSTEM RESET default_transaction_read_only");
                SERVER.execute("SELECT pg_reload_conf()");
            }
            await().until(() -> !refuses(backend));
        }
    }

    private static boolean refuses(Backend backend) {
        try {
            backend.commit(Samples.commit());
            return false;
        } catch (StoreReadOnlyException e) {
            return true;
        }
    }

    @Test
    void write_callerInterrupted_isMadeAndTheFlagStays() throws Exception {
        try (Backend backend = SERVER.open(schema)) {
            CompletableFuture<Boolean> wasInterrupted = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                Thread.currentThread().interrupt();
                backend.commit(Samples.createModel("model"));
                boolean isThere =
                        backend.registry().orElseThrow().findModel("model").isPresent();
                wasInterrupted.complete(isThere && Thread.currentThread().isInterrupted());
            });
            caller.setUncaughtExceptionHandler((thread, failure) -> wasInterrupted.completeExceptionally(failure));
            caller.start();

            assertThat(wasInterrupted.get()).isTrue();
        }
    }
}
