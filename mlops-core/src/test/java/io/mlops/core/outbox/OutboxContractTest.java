package io.mlops.core.outbox;

import io.mlops.core.sqlite.SqliteProvider;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.Capability;
import io.mlops.testkit.BackendContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** What every store must do, also with an outbox before it. */
class OutboxContractTest extends BackendContract {
    private static final DeliveryRules RULES = new DeliveryRules(
            Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMinutes(1), Duration.ofSeconds(30), false);

    @Override
    protected Backend open(Path folder, BackendContext context) {
        Backend server = new SqliteProvider().open("sqlite:" + folder.resolve("server"), Map.of(), context);
        return OutboxBackend.open(folder.resolve("outbox"), server, context, RULES);
    }

    @Override
    protected Set<Capability> missing() {
        return Set.of(Capability.ATOMIC_COMMIT, Capability.RECORDS, Capability.PURGE);
    }
}
