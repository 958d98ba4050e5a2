package io.mlops.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.ConflictException;
import io.mlops.error.OutcomeUnknownException;
import io.mlops.http.server.PromptSockets;
import io.mlops.spi.Backend;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.RegistryWrite;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** MLflow compares nothing when an alias is set, so that it is read back. */
class MlflowAliasReadBackTest {
    private final MockWebServer server = PromptSockets.server();

    @BeforeEach
    void start() throws IOException {
        server.start();
        answer("{\"registered_model\":{\"name\":\"churn\"}}");
        answer("{}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private void setAlias() {
        RegistryWrite write = new RegistryWrite.SetAlias("churn", "champion", 1);
        try (Backend backend = MlflowBackend.at(server.url("/").toString()).open(Fixtures.context())) {
            backend.commit(new Commit("request", "w", Instant.now(), List.of(), List.of(write), List.of()));
        }
    }

    @Test
    void alias_thatStandsElsewhereAfterwards_isAConflict() {
        answer("{\"registered_model\":{\"name\":\"churn\",\"aliases\":[{\"alias\":\"champion\",\"version\":\"2\"}]}}");
        assertThatThrownBy(this::setAlias).isInstanceOf(ConflictException.class).hasMessageContaining("somebody else");
    }

    @Test
    void alias_thatCannotBeReadBack_isOfUnknownOutcome() {
        answer("<html>a proxy's page</html>");
        assertThatThrownBy(this::setAlias)
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("champion");
    }
}
