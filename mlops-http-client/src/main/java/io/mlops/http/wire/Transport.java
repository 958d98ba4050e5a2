package io.mlops.http.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.error.BackendException;
import io.mlops.error.BackendUnavailableException;
import io.mlops.error.OutcomeUnknownException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks the server, again where that is safe, within the time that an operation may take. Thread-safe. */
public final class Transport {
    private final Attempts attempts;
    private final Timeouts timeouts;

    Transport(Attempts attempts, Timeouts timeouts) {
        this.attempts = attempts;
        this.timeouts = timeouts;
    }

    /** Returns where the server is, for messages. */
    public String location() {
        return attempts.location();
    }

    /**
     * Refuses to go on once the connection is closed.
     *
     * @throws IllegalStateException if it is
     */
    public void requireOpen() {
        attempts.requireOpen();
    }

    /**
     * Asks and returns the answer. A creation is sent once.
     *
     * @throws io.mlops.error.NotFoundException if what the request names does not exist
     * @throws RefusedException if the server refuses the request for another reason of its own
     * @throws BackendUnavailableException if it does not answer; nothing was written
     * @throws OutcomeUnknownException if a write was sent and its answer was lost
     * @throws BackendException for any other failure
     */
    public JsonNode call(ApiRequest request) {
        try {
            return attempts.send(request, Deadline.in(timeouts.budget()));
        } catch (LostException e) {
            throw unknown(e);
        }
    }

    /**
     * Creates something: where the answer is lost, looks whether it is there before it asks again.
     *
     * @param request a creation that marks what it makes
     * @param look finds what an earlier attempt has made by that mark
     * @return the answer, or what was found
     * @throws OutcomeUnknownException if looking cannot tell, as the first request may still be at work
     */
    public JsonNode create(ApiRequest request, Supplier<Optional<JsonNode>> look) {
        Deadline deadline = Deadline.in(timeouts.budget());
        for (int attempt = 1; ; attempt++) {
            try {
                return attempts.send(request, deadline);
            } catch (LostException e) {
                Duration pause = attempts.pause(attempt, Optional.empty());
                boolean isLast = !deadline.allows(pause) || attempt == Attempts.MOST;
                attempts.sleep(isLast ? Duration.ZERO : pause);
                Optional<JsonNode> found = lookAfter(e, look);
                if (found.isPresent()) {
                    return found.get();
                }
                if (!e.isOver() || isLast) {
                    throw unknown(e);
                }
            }
        }
    }

    private static Optional<JsonNode> lookAfter(LostException lost, Supplier<Optional<JsonNode>> look) {
        try {
            return look.get();
        } catch (BackendException e) {
            OutcomeUnknownException unknown = unknown(lost);
            unknown.addSuppressed(e);
            throw unknown;
        }
    }

    private static OutcomeUnknownException unknown(LostException lost) {
        return new OutcomeUnknownException(
                lost.getMessage() + "; it may have happened: look before you do it again", lost.getCause());
    }

    /** Ends all waiting; calls that run are cancelled, later ones are refused. */
    public void close() {
        attempts.close();
    }

    static BackendUnavailableException unavailable(String what, IOException cause) {
        return new BackendUnavailableException(what + " was not answered: " + Causes.of(cause), cause);
    }
}
