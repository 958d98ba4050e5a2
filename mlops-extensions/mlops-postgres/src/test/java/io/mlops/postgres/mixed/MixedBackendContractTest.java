package io.mlops.postgres.mixed;

import io.mlops.postgres.KitSchemas;
import io.mlops.s3.ObjectServer;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.testkit.BackendContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole contract on rows in PostgreSQL and files in a bucket: together they lack nothing. */
class MixedBackendContractTest extends BackendContract {
    @RegisterExtension
    static final ObjectServer OBJECTS = new ObjectServer();

    private static final KitSchemas SCHEMAS = new KitSchemas("mixed_");

    @Override
    protected Backend open(Path folder, BackendContext context) {
        Backend rows = SCHEMAS.open(folder, context);
        return new MixedBackend(
                rows, OBJECTS.builder("mixed/" + folder.getFileName()).open());
    }

    @AfterEach
    void giveBack() {
        SCHEMAS.giveBack();
    }
}
