package io.mlops.http;

import io.mlops.http.server.FakeMlflow;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.Capability;
import io.mlops.testkit.BackendContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** The contract on a server in this process. */
class MlflowBackendContractTest extends BackendContract {
    private final Map<Path, FakeMlflow> servers = new HashMap<>();

    @Override
    protected Backend open(Path folder, BackendContext context) {
        FakeMlflow server = servers.computeIfAbsent(folder, MlflowBackendContractTest::start);
        return new MlflowHttpProvider().open("mlflow+" + server.url(), Map.of(), context);
    }

    private static FakeMlflow start(Path folder) {
        try {
            return new FakeMlflow(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        servers.values().forEach(FakeMlflow::close);
        servers.clear();
    }

    @Override
    protected Set<Capability> missing() {
        return MlflowLacks.CAPABILITIES;
    }
}
