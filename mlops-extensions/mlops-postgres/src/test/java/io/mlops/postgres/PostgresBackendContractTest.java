package io.mlops.postgres;

import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.Capability;
import io.mlops.testkit.BackendContract;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

class PostgresBackendContractTest extends BackendContract {
    private static final KitSchemas SCHEMAS = new KitSchemas("kit_");

    @Override
    protected Backend open(Path folder, BackendContext context) {
        return SCHEMAS.open(folder, context);
    }

    @AfterEach
    void giveBack() {
        SCHEMAS.giveBack();
    }

    @Override
    protected Set<Capability> missing() {
        return Set.of(Capability.ARTIFACTS, Capability.ARTIFACT_DIGESTS);
    }
}
