package io.mlops.http.wire;

import java.util.Map;

/** Where the content of a file goes or comes from. Immutable. */
public sealed interface Target permits Target.Proxied, Target.Presigned {
    /**
     * A resource of the server itself.
     *
     * @param path encoded, below the server's prefix, with or without a query
     */
    record Proxied(String path) implements Target {}

    /**
     * A resource of the store behind the server, which whoever knows the URL may use for a while; nobody's credentials are sent to it.
     *
     * @param url whole
     * @param headers what the URL was signed with
     */
    record Presigned(String url, Map<String, String> headers) implements Target {
        /** Copies the headers. */
        public Presigned {
            headers = Map.copyOf(headers);
        }

        /** Returns a text without the URL, which is a secret. */
        @Override
        public String toString() {
            return "Presigned";
        }
    }
}
