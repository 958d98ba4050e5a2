package io.mlops.testkit.poor;

import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.Capability;
import io.mlops.testkit.BackendContract;
import io.mlops.testkit.altered.AlteredBackend;
import io.mlops.testkit.tiny.TinyBackend;
import io.mlops.testkit.tiny.TinyDisk;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A backend that has all parts and lacks every other capability, as a server of somebody else may, and refuses what it lacks. */
class PoorBackendContractTest extends BackendContract {
    private final Map<Path, TinyDisk> disks = new HashMap<>();

    @Override
    protected Backend open(Path folder, BackendContext context) {
        TinyDisk disk = disks.computeIfAbsent(
                folder, f -> new TinyDisk(f, context.clock().instant()));
        return AlteredBackend.of(new TinyBackend(disk), new Poverty());
    }

    @Override
    protected Set<Capability> missing() {
        return EnumSet.complementOf(EnumSet.copyOf(Poverty.LEFT));
    }
}
