package io.mlops.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.BackendProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProvidersTest {
    private final BackendProvider jdbc = new First(Set.of("jdbc:"));
    private final BackendProvider postgres = new First(Set.of("jdbc:postgresql:", "pg:"));
    private final BackendProvider rival = new Second(Set.of("pg:"));

    @Test
    void provider_severalPrefixesFit_isTheOneOfTheLongest() {
        assertThat(Providers.provider("jdbc:postgresql://db/x", List.of(jdbc, postgres)))
                .isSameAs(postgres);
        assertThat(Providers.provider("jdbc:h2:x", List.of(postgres, jdbc))).isSameAs(jdbc);
    }

    @Test
    void provider_twoOfOnePrefix_isAnErrorThatNamesBoth() {
        assertThatThrownBy(() -> Providers.provider("pg://ann:hunter2@db", List.of(postgres, rival)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(First.class.getName())
                .hasMessageContaining(Second.class.getName())
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void provider_noneFits_isAnErrorThatNamesTheKnownPrefixes() {
        assertThatThrownBy(() -> Providers.provider("data/mlops", List.of(jdbc, postgres)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("jdbc:, jdbc:postgresql:, pg:")
                .hasMessageContaining("MlopsSdk.open(Path)");
    }

    private static class First implements BackendProvider {
        private final Set<String> prefixes;

        First(Set<String> prefixes) {
            this.prefixes = prefixes;
        }

        @Override
        public Set<String> prefixes() {
            return prefixes;
        }

        @Override
        public Backend open(String location, Map<String, String> options, BackendContext context) {
            throw new AssertionError("nothing is opened here");
        }
    }

    private static final class Second extends First {
        Second(Set<String> prefixes) {
            super(prefixes);
        }
    }
}
