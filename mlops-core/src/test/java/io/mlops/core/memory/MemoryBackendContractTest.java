package io.mlops.core.memory;

import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.testkit.BackendContract;
import java.nio.file.Path;
import java.util.Map;

class MemoryBackendContractTest extends BackendContract {
    @Override
    protected Backend open(Path folder, BackendContext context) {
        return new MemoryBackendProvider().open("memory:", Map.of(), context);
    }

    @Override
    protected boolean keepsContent() {
        return false;
    }
}
