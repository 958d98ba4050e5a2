package io.mlops.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelUriTest {
    @Test
    void parse_versionAndAlias_areToldApart() {
        assertThat(ModelUri.parse("models:/churn/3")).isEqualTo(ModelUri.version("churn", 3));
        assertThat(ModelUri.parse("models:/churn@champion")).isEqualTo(ModelUri.alias("churn", "champion"));
        assertThat(ModelUri.parse("models:/me@home@champion")).isEqualTo(ModelUri.alias("me@home", "champion"));
    }

    @Test
    void toString_ofAParsedAddress_isTheAddress() {
        assertThat(ModelUri.parse("models:/模型 1/12")).hasToString("models:/模型 1/12");
        assertThat(ModelUri.parse("models:/churn@a-b_c")).hasToString("models:/churn@a-b_c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "churn",
                "models:/",
                "models:/churn",
                "models:/churn/0",
                "models:/churn/x",
                "models:/a/b/3",
                "models:/churn@"
            })
    void parse_anythingElse_isRefused(String uri) {
        assertThatThrownBy(() -> ModelUri.parse(uri)).isInstanceOf(InvalidInputException.class);
    }
}
