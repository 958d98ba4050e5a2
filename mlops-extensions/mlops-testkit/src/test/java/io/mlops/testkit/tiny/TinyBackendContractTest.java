package io.mlops.testkit.tiny;

import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.testkit.BackendContract;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

class TinyBackendContractTest extends BackendContract {
    private final Map<Path, TinyDisk> disks = new HashMap<>();

    @Override
    protected Backend open(Path folder, BackendContext context) {
        TinyDisk disk = disks.computeIfAbsent(
                folder, f -> new TinyDisk(f, context.clock().instant()));
        return new TinyBackend(disk);
    }
}
