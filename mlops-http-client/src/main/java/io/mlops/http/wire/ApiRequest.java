package io.mlops.http.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One request, before it is addressed to a server. Immutable but for the body, which is not changed after it was handed over. */
public final class ApiRequest {
    private final Endpoint endpoint;
    private final String id;
    private final Map<String, String> query;
    private final Optional<byte[]> body;

    private ApiRequest(Endpoint endpoint, String id, Map<String, String> query, Optional<byte[]> body) {
        this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
        this.id = id;
        this.query = query;
        this.body = body;
    }

    /** Returns a request without parameters. */
    public static ApiRequest of(Endpoint endpoint) {
        return new ApiRequest(endpoint, "", Map.of(), Optional.empty());
    }

    /** Returns a request with a JSON body. */
    public static ApiRequest of(Endpoint endpoint, ObjectNode body) {
        return of(endpoint, Json.bytes(body));
    }

    /** Returns a request with a JSON body that is written already. */
    public static ApiRequest of(Endpoint endpoint, byte[] body) {
        return new ApiRequest(endpoint, "", Map.of(), Optional.of(body));
    }

    /** Returns the same with the id that its path names; it must have been checked to be one. */
    public ApiRequest id(String value) {
        return new ApiRequest(endpoint, value, query, body);
    }

    /** Returns the same with one parameter of the query more. */
    public ApiRequest query(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new ApiRequest(endpoint, id, more, body);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    String path() {
        return endpoint.path().replace("{}", id);
    }

    Map<String, String> query() {
        return query;
    }

    Optional<byte[]> body() {
        return body;
    }
}
