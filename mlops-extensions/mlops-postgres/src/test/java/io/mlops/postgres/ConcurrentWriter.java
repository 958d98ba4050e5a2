package io.mlops.postgres;

import io.mlops.error.ConflictException;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelSource;
import io.mlops.registry.ModelVersionStatus;
import io.mlops.registry.VersionNotes;
import io.mlops.spi.Backend;
import io.mlops.spi.LogEntry;
import io.mlops.spi.LogName;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.RegistryWrite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A process that registers versions, moves an alias, appends to a log and to metrics, in several threads. */
final class ConcurrentWriter {
    static final String MODEL = "scorer";
    static final int THREADS = 2;
    static final int ROUNDS = 15;

    private ConcurrentWriter() {}

    public static void main(String[] arguments) throws Exception {
        try (Backend backend =
                PostgresStore.at(arguments[0]).schema(arguments[1]).open()) {
            Thread[] threads = new Thread[THREADS];
            for (int i = 0; i < THREADS; i++) {
                String name = arguments[2] + "-" + i;
                threads[i] = new Thread(() -> write(backend, name));
                threads[i].setUncaughtExceptionHandler((thread, failure) -> {
                    failure.printStackTrace();
                    Runtime.getRuntime().halt(1);
                });
                threads[i].start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static void write(Backend backend, String name) {
        for (int n = 1; n <= ROUNDS; n++) {
            int version = register(backend);
            move(backend, version);
            LogEntry entry = new LogEntry(name, Samples.AT, "{}");
            backend.records().orElseThrow().append(new LogName("test", "shared"), name, n, List.of(entry));
            backend.metrics().orElseThrow().append(name, n, List.of(Samples.points(name, 10L * n, 10)));
        }
    }

    /** With the number that it expects, as often as another process is faster. */
    private static int register(Backend backend) {
        while (true) {
            int next = backend.registry().orElseThrow().nextVersion(MODEL);
            try {
                backend.commit(version(MODEL, next));
                return next;
            } catch (ConflictException e) {
                Thread.onSpinWait();
            }
        }
    }

    private static void move(Backend backend, int version) {
        while (true) {
            Optional<AliasState> state = backend.registry().orElseThrow().findAlias(MODEL, "champion");
            try {
                backend.commit(
                        alias(MODEL, version, state.map(AliasState::revision).orElse(0L)));
                return;
            } catch (ConflictException e) {
                Thread.onSpinWait();
            }
        }
    }

    static Commit version(String model, int number) {
        ModelSource source = new ModelSource("m-" + number, Samples.RUN, "model", Optional.empty(), "test");
        RegistryWrite write = new RegistryWrite.CreateVersion(
                model, source, new VersionNotes("", Map.of()), ModelVersionStatus.READY);
        return new Commit(
                UUID.randomUUID().toString(),
                "test",
                Samples.AT,
                List.of(new Expectation.NextVersion(model, number)),
                List.of(write),
                List.of(new AuditLeaf("{\"version\":" + number + "}")));
    }

    static Commit alias(String model, int version, long revision) {
        return new Commit(
                UUID.randomUUID().toString(),
                "test",
                Samples.AT,
                List.of(new Expectation.AliasAt(model, "champion", revision)),
                List.of(new RegistryWrite.SetAlias(model, "champion", version)),
                List.of());
    }
}
