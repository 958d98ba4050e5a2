package io.mlops.testkit.poor;

import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.Capability;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.testkit.BackendContract;
import io.mlops.testkit.altered.AlteredBackend;
import io.mlops.testkit.altered.Call;
import io.mlops.testkit.tiny.TinyBackend;
import io.mlops.testkit.tiny.TinyDisk;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A backend of files alone, as an object store is: the rest of the contract is skipped, what it lacks is refused. */
class ArtifactsOnlyContractTest extends BackendContract {
    private static final Set<Capability> LEFT =
            Set.of(Capability.ARTIFACTS, Capability.ARTIFACT_DIGESTS, Capability.STABLE_PAGING, Capability.PURGE);
    private static final Set<String> LACKING = Set.of("runs", "metrics", "registry", "records");

    private final Map<Path, TinyDisk> disks = new HashMap<>();

    @Override
    protected Backend open(Path folder, BackendContext context) {
        TinyDisk disk = disks.computeIfAbsent(
                folder, f -> new TinyDisk(f, context.clock().instant()));
        return AlteredBackend.of(new TinyBackend(disk), call -> {
            if (LACKING.contains(call.name())) {
                return Optional.empty();
            }
            return switch (call.name()) {
                case "capabilities" -> LEFT;
                case "commit" -> nothing(call.argument(0, Commit.class), call);
                default -> call.proceed();
            };
        });
    }

    private static CommitResult nothing(Commit commit, Call call) throws Throwable {
        if (!commit.writes().isEmpty() || !commit.leaves().isEmpty()) {
            throw new UnsupportedCapabilityException("no commits here");
        }
        return CommitResult.class.cast(call.proceed());
    }

    @Override
    protected Set<Capability> missing() {
        return EnumSet.complementOf(EnumSet.copyOf(LEFT));
    }
}
