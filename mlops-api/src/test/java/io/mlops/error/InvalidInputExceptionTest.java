package io.mlops.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvalidInputExceptionTest {
    @Test
    void message_ofAViolation_namesFieldRuleValueAndWayOut() {
        InvalidInputException error = new InvalidInputException(
                "params[\"lr\"]", "must have at most 6000 code points", "a\nb", "log it as an artifact");

        assertThat(error)
                .hasMessage(
                        "params[\"lr\"] must have at most 6000 code points, but was \"a\\nb\"; log it as an artifact");
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(error.retryable()).isFalse();
    }

    @Test
    void retryable_ofStorageErrors_isTrueOnlyWhereNothingWasWritten() {
        assertThat(new BackendUnavailableException("gone", null).retryable()).isTrue();
        assertThat(new StoreBusyException("busy", null).retryable()).isTrue();
        assertThat(new OutcomeUnknownException("who knows", null).retryable()).isFalse();
        assertThat(new StoreReadOnlyException("fsync failed", null).retryable()).isFalse();
    }
}
