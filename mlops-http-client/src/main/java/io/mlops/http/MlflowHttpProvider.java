package io.mlops.http;

import io.mlops.error.InvalidInputException;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.BackendProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Opens backends by location: {@code mlflow+http://host:port/prefix} or {@code mlflow+https://…}; {@code mlflow+env:} takes the address from {@code MLFLOW_TRACKING_URI}.
 * Thread-safe.
 *
 * <p>Options, each of which wins over the environment variable in brackets: {@code username} and {@code password} (MLFLOW_TRACKING_USERNAME, MLFLOW_TRACKING_PASSWORD), {@code token}
 * (MLFLOW_TRACKING_TOKEN), {@code server-certificate} (MLFLOW_TRACKING_SERVER_CERT_PATH), {@code client-certificate} (MLFLOW_TRACKING_CLIENT_CERT_PATH),
 * {@code workspace} (MLFLOW_WORKSPACE), {@code proxy}, and in milliseconds {@code connect-timeout} (10,000), {@code read-timeout} (30,000), {@code call-timeout} (60,000) and
 * {@code budget} (120,000). MLFLOW_TRACKING_INSECURE_TLS is refused: give the server's certificate instead.
 */
public final class MlflowHttpProvider implements BackendProvider {
    private static final Map<String, BiConsumer<MlflowBackend.Builder, String>> OPTIONS = Map.of(
            "server-certificate", (builder, value) -> builder.serverCertificate(path("server-certificate", value)),
            "client-certificate", (builder, value) -> builder.clientCertificate(path("client-certificate", value)),
            "workspace", MlflowBackend.Builder::workspace,
            "proxy", MlflowBackend.Builder::proxy,
            "connect-timeout", (builder, value) -> builder.connectTimeout(millis("connect-timeout", value)),
            "read-timeout", (builder, value) -> builder.readTimeout(millis("read-timeout", value)),
            "call-timeout", (builder, value) -> builder.callTimeout(millis("call-timeout", value)),
            "budget", (builder, value) -> builder.budget(millis("budget", value)));
    private static final Set<String> CREDENTIALS = Set.of("username", "password", "token");
    private static final String FROM_ENVIRONMENT = "mlflow+env:";

    /** Does nothing. */
    public MlflowHttpProvider() {}

    @Override
    public Set<String> prefixes() {
        return Set.of(MlflowBackend.HTTP, MlflowBackend.HTTPS, FROM_ENVIRONMENT);
    }

    @Override
    public Backend open(String location, Map<String, String> options, BackendContext context) {
        return open(location, options, context, System.getenv());
    }

    static Backend open(
            String location, Map<String, String> options, BackendContext context, Map<String, String> environment) {
        Set<String> unknown = new TreeSet<>(options.keySet());
        unknown.removeAll(OPTIONS.keySet());
        unknown.removeAll(CREDENTIALS);
        if (!unknown.isEmpty()) {
            throw new InvalidInputException(
                    "option of the MLflow backend",
                    "must be one of " + new TreeSet<>(OPTIONS.keySet()) + " or " + new TreeSet<>(CREDENTIALS),
                    unknown.iterator().next(),
                    "");
        }
        MlflowEnvironment env = new MlflowEnvironment(environment);
        Map<String, String> settings = new HashMap<>(env.options());
        settings.putAll(options);
        String address = location.equals(FROM_ENVIRONMENT) ? env.location() : location;
        MlflowBackend.Builder builder = MlflowBackend.at(address).credentials(credentials(settings));
        settings.forEach((name, value) -> {
            if (OPTIONS.containsKey(name)) {
                OPTIONS.get(name).accept(builder, value);
            }
        });
        return builder.open(context);
    }

    private static Credentials credentials(Map<String, String> settings) {
        String token = settings.getOrDefault("token", "");
        String user = settings.getOrDefault("username", "");
        String password = settings.getOrDefault("password", "");
        if (!user.isEmpty()) {
            return Credentials.basic(user, () -> password);
        }
        return token.isEmpty() ? Credentials.none() : Credentials.bearer(() -> token);
    }

    private static Path path(String name, String value) {
        try {
            return Path.of(value);
        } catch (java.nio.file.InvalidPathException e) {
            throw new InvalidInputException("option " + name, "must be the path of a file", value, "");
        }
    }

    private static Duration millis(String name, String value) {
        try {
            return Duration.ofMillis(Long.parseLong(value));
        } catch (NumberFormatException e) {
            throw new InvalidInputException("option " + name, "must be a number of milliseconds", value, "");
        }
    }
}
