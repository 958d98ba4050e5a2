package io.mlops.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives the headers that prove who is asking. Asked anew for each attempt, so that passwords and tokens can change while a backend is open, and requests can be signed
 * (SigV4) or carry tokens that expire (OAuth). The headers go to the server of the location and nowhere else. Implementations are thread-safe and quick.
 */
@FunctionalInterface
public interface Credentials {
    /**
     * Returns headers by name; none for nobody.
     *
     * @param method the HTTP method
     * @param uri where the request goes
     * @param body what it sends; empty where it sends nothing or the content of an artifact
     */
    Map<String, String> headers(String method, URI uri, Optional<byte[]> body);

    /** Returns no credentials. */
    static Credentials none() {
        return (method, uri, body) -> Map.of();
    }

    /**
     * Returns the credentials of a user.
     *
     * @param user the name, without a colon
     * @param password asked for each attempt
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617</a>
     */
    static Credentials basic(String user, Supplier<String> password) {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        return (method, uri, body) -> Map.of(
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((user + ":" + password.get()).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Returns the credentials of a bearer of tokens.
     *
     * @param token asked for each attempt
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750</a>
     */
    static Credentials bearer(Supplier<String> token) {
        Objects.requireNonNull(token, "token");
        return (method, uri, body) -> Map.of("Authorization", "Bearer " + token.get());
    }
}
