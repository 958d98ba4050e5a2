package io.mlops.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mlops.Mlops;
import io.mlops.child.ChildJvm;
import io.mlops.core.MlopsSdk;
import io.mlops.event.AliasMoved;
import io.mlops.registry.AliasState;
import io.mlops.spi.Backend;
import io.mlops.spi.LogName;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.StoredLogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Processes of their own that write one store at the same time. */
final class ManyProcessesTest {
    private static final TestServer SERVER = TestServer.shared();
    private static final int PROCESSES = 3;

    @Test
    void store_writtenByManyProcesses_isAsIfTheyHadTakenTurns() throws Exception {
        String schema = TestServer.newSchema();
        try (Backend backend = SERVER.open(schema)) {
            Samples.createRun(backend);
            backend.commit(Samples.createModel(ConcurrentWriter.MODEL));
            List<ChildJvm> children = new ArrayList<>();
            for (int n = 0; n < PROCESSES; n++) {
                children.add(Clusters.child().start(ConcurrentWriter.class, SERVER.location(), schema, "p" + n));
            }
            for (ChildJvm child : children) {
                assertThat(child.readAll()).isEmpty();
                assertThat(child.await()).isZero();
            }

            int rounds = PROCESSES * ConcurrentWriter.THREADS * ConcurrentWriter.ROUNDS;
            RegistryStore registry = backend.registry().orElseThrow();
            assertThat(registry.nextVersion(ConcurrentWriter.MODEL)).isEqualTo(rounds + 1);
            List<AliasState> aliases = registry.aliasHistory(ConcurrentWriter.MODEL, "champion");
            assertThat(aliases)
                    .extracting(AliasState::revision)
                    .doesNotHaveDuplicates()
                    .hasSize(rounds);
            assertThat(registry.generation()).isEqualTo(1 + 2L * rounds);
            assertThat(backend.records().orElseThrow().auditFrontier().size()).isEqualTo(2 + rounds);
            assertThat(backend.metrics().orElseThrow().latest(Samples.RUN))
                    .hasSize(PROCESSES * ConcurrentWriter.THREADS);
            List<StoredLogEntry> entries =
                    backend.records().orElseThrow().read(new LogName("test", "shared"), 0, Integer.MAX_VALUE);
            assertThat(entries).hasSize(rounds);
            assertThat(backend.verify()).isEmpty();
        }
    }

    @Test
    void registry_changedByAnotherInstance_raisesAnExternalEvent() {
        String schema = TestServer.newSchema();
        List<AliasMoved> heard = new CopyOnWriteArrayList<>();
        try (Mlops here = open(schema);
                Backend there = SERVER.open(schema)) {
            here.events().subscribe(AliasMoved.class, heard::add);
            there.commit(Samples.createModel("model"));
            there.commit(ConcurrentWriter.version("model", 1));
            there.commit(ConcurrentWriter.alias("model", 1, 0));

            await().until(() -> heard.size() == 1);
            assertThat(heard.get(0).origin().isExternal()).isTrue();
            assertThat(heard.get(0).alias()).isEqualTo("champion");
        }
    }

    private static Mlops open(String schema) {
        return MlopsSdk.builder()
                .backend(SERVER.open(schema))
                .artifacts("memory:")
                .open();
    }
}
