package io.mlops.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.BackendProvider;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.ExperimentWrite;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class MemoryBackendProviderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");
    private static final BackendContext CONTEXT = new BackendContext(Clock.fixed(NOW, ZoneOffset.UTC), "writer-1");

    private final MemoryBackendProvider provider = new MemoryBackendProvider();

    @Test
    void provider_isFoundByServiceLoader() {
        assertThat(ServiceLoader.load(BackendProvider.class)).anyMatch(found -> found instanceof MemoryBackendProvider);
    }

    @Test
    void open_plainLocation_givesDefaultExperimentDatedByClock() {
        try (Backend backend = provider.open("memory:", Map.of(), CONTEXT)) {
            assertThat(backend.location()).isEqualTo("memory:");
            assertThat(backend.runs()
                            .orElseThrow()
                            .findExperiment("0")
                            .orElseThrow()
                            .createdAt())
                    .isEqualTo(NOW);
        }
    }

    @Test
    void open_twice_sharesNothing() {
        try (Backend one = provider.open("memory:", Map.of(), CONTEXT);
                Backend other = provider.open("memory:", Map.of(), CONTEXT)) {
            one.commit(new Commit(
                    "request-1", "writer-1", NOW, List.of(), List.of(new ExperimentWrite.Create("churn")), List.of()));

            assertThat(one.runs().orElseThrow().findExperimentByName("churn")).isPresent();
            assertThat(other.runs().orElseThrow().findExperimentByName("churn")).isEmpty();
        }
    }

    @Test
    void open_namedLocation_isRefusedWithTheWayOut() {
        assertThatThrownBy(() -> provider.open("memory:shared", Map.of(), CONTEXT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "location must be exactly \"memory:\", but was \"memory:shared\"; each opening keeps content"
                                + " of its own and none is shared by a name; pass the opened store around");
    }

    @Test
    void open_unknownOption_isRefused() {
        assertThatThrownBy(() -> provider.open("memory:", Map.of("size", "1"), CONTEXT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("\"size\"");
    }
}
