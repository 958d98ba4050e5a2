package io.mlops.core.outbox;

import io.mlops.core.memory.FileBlobs;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.Capability;
import io.mlops.testkit.BackendContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What every store must do, also with an outbox before it. */
class OutboxContractTest extends BackendContract {
    private static final DeliveryRules RULES = new DeliveryRules(
            Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMinutes(1), Duration.ofSeconds(30), false);

    /** Servers outlive the processes that write to them. */
    private final Map<Path, Backend> servers = new HashMap<>();

    @Override
    protected Backend open(Path folder, BackendContext context) {
        Backend server = servers.computeIfAbsent(folder, path -> server(path, context));
        return OutboxBackend.open(folder.resolve("outbox"), Line.to(server), context, RULES);
    }

    private static Backend server(Path folder, BackendContext context) {
        try {
            return FileBlobs.open(Files.createDirectories(folder.resolve("server")), context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Set<Capability> missing() {
        return Set.of(Capability.ATOMIC_COMMIT, Capability.RECORDS, Capability.PURGE);
    }
}
