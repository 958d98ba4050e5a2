package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    @Test
    void text_setEverywhere_isTheBuildersThenThePropertysThenTheVariables() {
        Map<String, String> properties = Map.of("mlops.store", "memory:p");
        Map<String, String> variables = Map.of("MLOPS_STORE", "memory:v");

        assertThat(new Configuration(properties::get, variables::get).text("store", Optional.of("memory:b")))
                .contains("memory:b");
        assertThat(new Configuration(properties::get, variables::get).text("store", Optional.empty()))
                .contains("memory:p");
        assertThat(new Configuration(name -> "", variables::get).text("store", Optional.empty()))
                .contains("memory:v");
        assertThat(new Configuration(name -> null, name -> null).text("store", Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500ms,500", "2s,2000", "PT1.5S,1500", "1m,60000", "1h,3600000"})
    void duration_inEitherForm_isUnderstood(String text, long millis) {
        Configuration configuration = new Configuration(Map.of("mlops.flush-interval", text)::get, name -> null);

        assertThat(configuration.duration("flush-interval", Optional.empty(), Duration.ZERO))
                .hasMillis(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "0s", "-1s", "ms", "5"})
    void duration_notOne_isRefused(String text) {
        Configuration configuration = new Configuration(Map.of("mlops.flush-interval", text)::get, name -> null);

        assertThatThrownBy(() -> configuration.duration("flush-interval", Optional.empty(), Duration.ofSeconds(1)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void configuration_printed_saysWhereEachValueCameFromWithoutCredentials() {
        Configuration configuration = new Configuration(Map.of("mlops.store", "x://ann:hunter2@db")::get, name -> null);
        configuration.text("store", Optional.empty());
        configuration.bytes("buffer-bytes", OptionalLong.empty(), 65_536);

        assertThat(configuration)
                .hasToString("{buffer-bytes=65536 (default), store=x://***@db (system property mlops.store)}");
    }
}
