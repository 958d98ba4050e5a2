package io.mlops.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://ann:hunter2@db/mlops",
                "mlflow+https://hunter2@host/x",
                "https://ann:p@ss:hunter2@host",
                "jdbc:postgresql://db/mlops?user=ann&password=hunter2",
                "login failed: password=\"hunter2\"",
                "login failed: password=\"a\\\"hunter2\"",
                "login failed: password=\"a hunter2",
                "login failed: password=a\"hunter2",
                "login failed: password='a'hunter2 at 3",
                "PASSWORD 'a' PASSWORD='a''b hunter2'",
                "{\"password\": \"a, hunter2\", \"user\": \"ann\"}",
                "DB_PASSWORD: hunter2",
                "{\"api_key\":\"hunter2\"}",
                "Authorization: Bearer hunter2",
                "aws_secret_access_key = hunter2",
                "https://bucket/x?X-Amz-Signature=hunter2&y=1",
                "-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----"
            })
    void mask_textWithASecret_hidesIt(String text) {
        assertThat(Secrets.mask(text)).doesNotContain("hunter2").contains("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sqlite:/data/mlops", "the token count is 7", "file not found: /tmp/a@b", "https://host/path?x=1"
            })
    void mask_textWithoutASecret_leavesItAlone(String text) {
        assertThat(Secrets.mask(text)).isEqualTo(text);
    }

    @Test
    void mask_valueOfQuotesAndBackslashes_endsInNoError() {
        assertThat(Secrets.mask("password=\"" + "\\\"".repeat(9_000) + "hunter2"))
                .doesNotContain("hunter2");
        assertThat(Secrets.mask("password=" + "\"a\"".repeat(6_000) + "hunter2"))
                .doesNotContain("hunter2");
        assertThat(Secrets.mask("password=".repeat(2_000) + "\"hunter2")).doesNotContain("hunter2");
    }

    @Test
    void mask_textBehindASecret_isLeft() {
        assertThat(Secrets.mask("{\"password\": \"x\", \"user\": \"ann\"}")).contains("\"user\": \"ann\"");
        assertThat(Secrets.mask("password='x' for user ann")).isEqualTo("password=*** for user ann");
    }

    @Test
    void mask_endlessText_isCut() {
        assertThat(Secrets.mask("x".repeat(1 << 20)).length()).isLessThan(30_000);
    }
}
