package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.http.server.MlflowServer;
import io.mlops.http.wire.ParityTable;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.Capability;
import io.mlops.testkit.BackendContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a real MLflow server. */
@Tag("mlflow")
class MlflowServerContractTest extends BackendContract {
    private static MlflowServer server;
    private static final AtomicReference<Path> LAST = new AtomicReference<>();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        server = MlflowServer.start(folder, Map.of());
        LAST.set(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        ParityTable table = ParityTable.of(server.log());
        table.write(Path.of("target/mlflow-parity.md"), System.getProperty("mlops.mlflow.version", "3.17.2"));
        assertThat(table.missing()).as("endpoints that no test has asked").isEmpty();
    }

    @Override
    protected Backend open(Path folder, BackendContext context) {
        if (!folder.equals(LAST.getAndSet(folder))) {
            server.reset();
        }
        return new MlflowHttpProvider().open(server.location(), Map.of(), context);
    }

    @Override
    protected Set<Capability> missing() {
        return MlflowLacks.CAPABILITIES;
    }
}
