package io.mlops.http.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.error.AlreadyExistsException;
import io.mlops.error.BackendException;
import io.mlops.error.BackendUnavailableException;
import io.mlops.error.ConflictException;
import io.mlops.error.MlopsException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.error.UnsupportedCapabilityException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Response;

/**
 * What came back whole: a status, a body, and how long to wait before a repeat. Errors come in four shapes: MLflow's JSON, HTML of a router or proxy, plain text of
 * authentication and of the host check, and FastAPI's {@code detail}.
 * Immutable: the body is not changed by anybody.
 */
final class Answer {
    private static final int SHOWN_BYTES = 400;
    /** The same body is too large whenever it is sent. */
    private static final int TOO_LARGE = 413;

    private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,64}");

    private final String what;
    private final int status;
    private final String contentType;
    private final Optional<String> retryAfter;
    private final byte[] body;

    /**
     * Makes it.
     *
     * @param what who was asked what, for messages
     * @param response its status and headers
     * @param body the body, decompressed
     */
    Answer(String what, Response response, byte[] body) {
        this.what = what;
        this.status = response.code();
        this.contentType = Optional.ofNullable(response.header("Content-Type")).orElse("");
        this.retryAfter = Optional.ofNullable(response.header("Retry-After"));
        this.body = body;
    }

    String what() {
        return what;
    }

    int status() {
        return status;
    }

    Optional<String> retryAfter() {
        return retryAfter;
    }

    byte[] body() {
        return body;
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether the same request may be answered otherwise a little later. */
    boolean isTransient() {
        return switch (status) {
            case 408, 429, 500, 502, 503, 504 -> true;
            default -> false;
        };
    }

    /** Whether the server has turned the request away before it began with it. */
    boolean isUntouched() {
        return status == 429;
    }

    /** Whether the server itself has ended the request, not a gateway that has lost patience with it. */
    boolean isOver() {
        return status == 500 || status == 503;
    }

    /**
     * Returns the body of a success.
     *
     * @throws IOException if it is not a JSON object: a login page, a proxy's page, a body that was cut
     */
    JsonNode json() throws IOException {
        JsonNode read = Json.parse(body);
        if (!read.isObject()) {
            throw new IOException("the answer is not a JSON object");
        }
        return read;
    }

    boolean looksLikeHtml() {
        String begin = new String(body, 0, Math.min(body.length, 100), StandardCharsets.UTF_8)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return contentType.startsWith("text/html") || begin.startsWith("<!doctype") || begin.startsWith("<html");
    }

    /** Returns the error that this answer is. */
    MlopsException failure() {
        Optional<JsonNode> error = errorBody();
        String code = error.map(e -> Json.text(e, "error_code"))
                .filter(text -> CODE.matcher(text).matches())
                .orElse("");
        String said = error.map(e -> Json.text(e, "message")).orElseGet(this::plainText);
        String message = what + " was answered with " + status + (code.isEmpty() ? "" : " " + code)
                + (said.isEmpty() ? "" : ": " + Quoted.of(said));
        return switch (code) {
            case "RESOURCE_DOES_NOT_EXIST", "NOT_FOUND" -> new NotFoundException(message);
            case "RESOURCE_ALREADY_EXISTS", "ALREADY_EXISTS" -> new AlreadyExistsException(message);
            case "ABORTED", "RESOURCE_CONFLICT" -> new ConflictException(message);
            case "NOT_IMPLEMENTED" -> new UnsupportedCapabilityException(message);
            case "PERMISSION_DENIED", "UNAUTHENTICATED", "CUSTOMER_UNAUTHORIZED" ->
                new BackendException(message + "; check the credentials and what they permit", null);
            case "" -> byStatus(message);
            default ->
                isTransient() ? new BackendUnavailableException(message, null) : new RefusedException(code, message);
        };
    }

    private MlopsException byStatus(String message) {
        if (isTransient()) {
            return new BackendUnavailableException(message, null);
        }
        String advised = message + "; " + Advice.of(status, plainText());
        return status == TOO_LARGE ? new RefusedException("", advised) : new BackendException(advised, null);
    }

    private Optional<JsonNode> errorBody() {
        try {
            JsonNode read = Json.parse(body);
            return read.isObject() && read.has("error_code") ? Optional.of(read) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What a body without MLflow's shape says; nothing of HTML, which says nothing. */
    private String plainText() {
        if (looksLikeHtml()) {
            return "";
        }
        try {
            JsonNode detail = Json.parse(body).path("detail");
            if (!detail.isMissingNode()) {
                return detail.isTextual() ? detail.textValue() : detail.toString();
            }
        } catch (IOException e) {
            // It is no JSON, so it is the text itself.
        }
        return new String(body, 0, Math.min(body.length, SHOWN_BYTES), StandardCharsets.UTF_8).strip();
    }
}
