package io.mlops.core.sqlite;

import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.testkit.BackendContract;
import java.nio.file.Path;
import java.util.Map;

class SqliteBackendContractTest extends BackendContract {
    @Override
    protected Backend open(Path folder, BackendContext context) {
        return new SqliteProvider().open("sqlite:" + folder, Map.of(), context);
    }
}
