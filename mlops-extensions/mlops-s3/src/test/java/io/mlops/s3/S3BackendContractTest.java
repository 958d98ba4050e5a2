package io.mlops.s3;

import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.Capability;
import io.mlops.testkit.BackendContract;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The kit on a bucket: what an object store can do it does right, and the rest it refuses. */
class S3BackendContractTest extends BackendContract {
    @RegisterExtension
    static final ObjectServer SERVER = new ObjectServer();

    @Override
    protected Backend open(Path folder, BackendContext context) {
        return SERVER.builder("contract/" + folder.getFileName()).open();
    }

    @Override
    protected Set<Capability> missing() {
        return EnumSet.complementOf(EnumSet.of(
                Capability.ARTIFACTS,
                Capability.ARTIFACT_DIGESTS,
                Capability.ARTIFACT_LINKS,
                Capability.STABLE_PAGING,
                Capability.PURGE));
    }
}
