package io.mlops.s3;

import io.mlops.error.BackendException;
import io.mlops.error.BackendUnavailableException;
import io.mlops.error.StoreFullException;
import java.util.Set;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Says in the SDK's terms what the store answered. Messages name the store's code and not its text, which may repeat what was sent. */
final class Failures {
    private static final int SERVER_ERROR = 500;
    private static final Set<Integer> BUSY = Set.of(408, 429);
    private static final Set<String> FULL = Set.of("QuotaExceeded", "XMinioStorageFull", "InsufficientStorage");

    private Failures() {}

    static BackendException of(String what, String location, SdkException cause) {
        if (!(cause instanceof S3Exception answer)) {
            return unanswered(what, location, cause);
        }
        String code = code(answer);
        String message =
                "Could not " + what + " " + location + ": the store answered " + answer.statusCode() + " " + code;
        if (FULL.contains(code)) {
            return new StoreFullException(message + "; free space there and try again", cause);
        }
        if (answer.statusCode() >= SERVER_ERROR || BUSY.contains(answer.statusCode())) {
            return new BackendUnavailableException(message + "; try again later", cause);
        }
        return new BackendException(message + "; check the credentials and what they permit", cause);
    }

    private static BackendException unanswered(String what, String location, SdkException cause) {
        if (cause instanceof AbortedException) {
            return new BackendException("Could not " + what + " " + location + ": the thread was interrupted", cause);
        }
        String message = cause.getMessage();
        if (message != null && message.contains("credentials")) {
            return new BackendException(
                    "Could not " + what + " " + location
                            + ": there are no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, use a profile, or give them to S3Backend.builder",
                    cause);
        }
        return new BackendUnavailableException(
                "Could not " + what + " " + location + ": no answer within the timeout; is the endpoint right?", cause);
    }

    static String code(S3Exception answer) {
        return answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null
                ? "without a code"
                : answer.awsErrorDetails().errorCode();
    }
}
