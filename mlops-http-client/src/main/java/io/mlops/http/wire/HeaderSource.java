package io.mlops.http.wire;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Gives the headers of each attempt anew, so that credentials can change while a backend is open. Thread-safe. */
@FunctionalInterface
public interface HeaderSource {
    /**
     * Returns headers to add.
     *
     * @param method the HTTP method
     * @param uri where the attempt goes
     * @param body what it sends; empty where it sends nothing or a stream
     */
    Map<String, String> headers(String method, URI uri, Optional<byte[]> body);
}
