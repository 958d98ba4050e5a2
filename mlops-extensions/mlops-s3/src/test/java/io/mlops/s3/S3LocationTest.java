package io.mlops.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {
    @Test
    void parse_wholeLocation_givesBucketPrefixAndSettings() {
        S3Location location = S3Location.parse(
                "s3://models/team/a/?endpoint=http%3A%2F%2F127.0.0.1:9000&path-style=true",
                Map.of("region", "eu-west-1"));

        assertThat(location)
                .isEqualTo(new S3Location(
                        "models",
                        "team/a",
                        Map.of("endpoint", "http://127.0.0.1:9000", "path-style", "true", "region", "eu-west-1")));
    }

    @Test
    void parse_bucketAlone_hasNoPrefix() {
        assertThat(S3Location.parse("s3://models", Map.of()).prefix()).isEmpty();
        assertThat(S3Location.parse("s3://models/", Map.of()).prefix()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3:", "s3://", "s3:///prefix", "s3:models", "s3://models#x"})
    void parse_noBucket_isRefusedWithTheForm(String location) {
        assertThatThrownBy(() -> S3Location.parse(location, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("s3://bucket/prefix");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://AKIAEXAMPLE:hushhush@models/prefix",
                "s3://AKIAEXAMPLE:hush/hush@models",
                "s3://hushhush@models",
                "s3://key@models?secret=hush"
            })
    void parse_credentials_areRefusedAndNotShown(String location) {
        assertThatThrownBy(() -> S3Location.parse(location, Map.of()).builder())
                .isInstanceOf(InvalidInputException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("hush", "AKIA");
    }

    @Test
    void parse_unknownOption_isRefusedWithThoseThatExist() {
        assertThatThrownBy(() -> S3Location.parse("s3://models?acl=public", Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("acl", "endpoint", "region", "path-style");
        assertThatThrownBy(() -> S3Location.parse("s3://models", Map.of("secretKey", "hush")))
                .isInstanceOf(InvalidInputException.class)
                .message()
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:models?secretAccessKey=hushhush",
                "s3:///prefix?token=hushhush",
                "s3://models?secretAccessKey=hush%zz",
                "s3://models?secretAccessKey=hushhush"
            })
    void parse_secretsAsParameters_areRefusedAndNotShown(String location) {
        assertThatThrownBy(() -> S3Location.parse(location, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .message()
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource({
        "s3://models?endpoint=%zz, percent",
        "s3://models?endpoint=ftp://host, http",
        "s3://models?endpoint=http://user:hush@host, credentials",
        "s3://models?endpoint=::, endpoint",
        "s3://models?path-style=yes, true or false",
        "s3://Models, lower-case",
        "s3://m, 3 to 63",
        "s3://models/a//b, slashes",
        "s3://models/a/../b, .. ",
        "s3://models/a b, letters"
    })
    void builder_valueThatIsNotLegal_isRefusedWithTheRule(String location, String rule) {
        assertThatThrownBy(() -> S3Location.parse(location, Map.of()).builder())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(rule.trim())
                .message()
                .doesNotContain("hush");
    }

    @Test
    void credentials_asText_showNothing() {
        assertThat(ObjectServer.CREDENTIALS.toString()).doesNotContain("test-key", "test-secret");
    }
}
