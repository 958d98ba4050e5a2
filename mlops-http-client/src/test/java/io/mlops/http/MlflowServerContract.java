package io.mlops.http;

import io.mlops.http.server.MlflowServer;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.Capability;
import io.mlops.testkit.BackendContract;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The contract on a real MLflow server, which a test class starts and stops for all of its tests. */
@Tag("mlflow")
abstract class MlflowServerContract extends BackendContract {
    private static final AtomicReference<Path> LAST = new AtomicReference<>();

    abstract MlflowServer server();

    /** A folder that was not seen before is another test, which wants an empty server. */
    @Override
    protected Backend open(Path folder, BackendContext context) {
        if (!folder.equals(LAST.getAndSet(folder))) {
            server().reset();
        }
        return MlflowHttpProvider.open(server().location(), server().credentials(), context, Map.of());
    }

    @Override
    protected Set<Capability> missing() {
        return MlflowLacks.CAPABILITIES;
    }

    @Nested
    class Properties extends MlflowProperties {
        @Override
        MlflowServer server() {
            return MlflowServerContract.this.server();
        }
    }
}
