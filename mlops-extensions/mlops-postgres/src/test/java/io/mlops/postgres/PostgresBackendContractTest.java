package io.mlops.postgres;

import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.Capability;
import io.mlops.testkit.BackendContract;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

class PostgresBackendContractTest extends BackendContract {
    @Override
    protected Backend open(Path folder, BackendContext context) {
        String schema = "kit_"
                + folder.getFileName().toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
        return TestServer.shared().store(schema).open(context);
    }

    @Override
    protected Set<Capability> missing() {
        return Set.of(Capability.ARTIFACTS, Capability.ARTIFACT_DIGESTS);
    }
}
