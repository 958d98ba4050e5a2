package io.mlops.http.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of one attempt: an answer, or an end that a repeat may avert. Immutable. */
final class Outcome {
    private final Optional<JsonNode> answer;
    private final @Nullable Exception failure;
    private final boolean isRepeatable;
    private final Optional<String> retryAfter;

    private Outcome(
            Optional<JsonNode> answer, @Nullable Exception failure, boolean isRepeatable, Optional<String> retryAfter) {
        this.answer = answer;
        this.failure = failure;
        this.isRepeatable = isRepeatable;
        this.retryAfter = retryAfter;
    }

    static Outcome answered(JsonNode answer) {
        return new Outcome(Optional.of(answer), null, false, Optional.empty());
    }

    /** The server has said no, or what it said is of no use. */
    static Outcome refused(Exception failure) {
        return new Outcome(Optional.empty(), failure, false, Optional.empty());
    }

    /** Nothing was written. */
    static Outcome failed(Exception failure, Optional<String> retryAfter) {
        return new Outcome(Optional.empty(), failure, true, retryAfter);
    }

    /** The write may have happened; it is repeated where that does no harm. */
    static Outcome lost(ApiRequest request, LostException failure) {
        boolean isSafe = request.endpoint().repeat() == Endpoint.Repeat.SAFE;
        return new Outcome(Optional.empty(), failure, isSafe, Optional.empty());
    }

    Outcome after(Optional<String> header) {
        return new Outcome(answer, failure, isRepeatable, header);
    }

    Optional<JsonNode> answer() {
        return answer;
    }

    boolean isRepeatable() {
        return isRepeatable;
    }

    Optional<String> retryAfter() {
        return retryAfter;
    }

    /** Throws a failure that is known, or returns that the outcome is not. */
    LostException end() {
        if (failure instanceof RuntimeException known) {
            throw known;
        }
        return failure instanceof LostException lost ? lost : new LostException("the request failed", failure, false);
    }
}
