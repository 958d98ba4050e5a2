package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.BackendException;
import io.mlops.http.server.MlflowServer;
import io.mlops.spi.Backend;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract on a server that wants a user and a password. */
class MlflowBasicAuthContractTest extends MlflowServerContract {
    private static MlflowServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        server = MlflowServer.startGuarded(folder);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    MlflowServer server() {
        return server;
    }

    @ParameterizedTest
    @CsvSource({"'',''", "ada,wrong-secret"})
    void nobodyAndWrongPassword_areRefusedAndToldWhatToSet(String user, String password) {
        Map<String, String> options = Map.of("username", user, "password", password);
        try (Backend backend = MlflowHttpProvider.open(server.location(), options, Fixtures.context(), Map.of())) {
            assertThatThrownBy(() -> backend.runs().orElseThrow().findExperiment("0"))
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("MLFLOW_TRACKING_USERNAME")
                    .hasMessageNotContaining("wrong-secret");
        }
    }
}
