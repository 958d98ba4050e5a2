package io.mlops.http.wire;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;

/**
 * How to get to a server. Immutable.
 *
 * @param tls whom to trust
 * @param proxy an HTTP proxy, {@code http://host:port} or {@code http://user:password@host:port}; empty for the JVM's own settings
 */
public record Network(Tls tls, Optional<URI> proxy) {
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final String ANSWER = "Proxy-Authorization";

    void applyTo(OkHttpClient.Builder client) {
        tls.applyTo(client);
        proxy.ifPresent(address -> {
            client.proxy(new Proxy(
                    Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), address.getPort())));
            Optional.ofNullable(address.getUserInfo()).ifPresent(user -> authenticate(client, user));
        });
    }

    /** Answers the proxy once; a second demand means that the password is wrong. */
    private static void authenticate(OkHttpClient.Builder client, String user) {
        int colon = user.indexOf(':');
        String credentials = colon < 0
                ? Credentials.basic(user, "")
                : Credentials.basic(user.substring(0, colon), user.substring(colon + 1));
        client.proxyAuthenticator((route, response) -> response.code() != PROXY_AUTHENTICATION_REQUIRED
                        || response.request().header(ANSWER) != null
                ? null
                : response.request().newBuilder().header(ANSWER, credentials).build());
    }
}
