package io.mlops.testkit.mutant;

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
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of one mutant, which {@link Mutants} names; run by {@link MutantTest} alone. */
@ExtendWith(MutantResolver.class)
final class MutantContract extends BackendContract {
    private final Map<Path, TinyDisk> disks = new HashMap<>();
    private final Mutant mutant;

    MutantContract(Mutant mutant) {
        this.mutant = mutant;
    }

    @Override
    protected Backend open(Path folder, BackendContext context) {
        TinyDisk disk = disks.computeIfAbsent(
                folder, f -> new TinyDisk(f, context.clock().instant()));
        return AlteredBackend.of(new TinyBackend(disk), mutant.alteration());
    }

    /** What the mutant does not declare, it says to be missing; but for the mutant that lacks by accident. */
    @Override
    protected Set<Capability> missing() {
        Set<Capability> missing = EnumSet.noneOf(Capability.class);
        if (mutant.part().equals("Capabilities")) {
            missing.addAll(Capability.expected());
        }
        return missing;
    }
}
