package io.mlops.postgres;

import io.mlops.error.InvalidInputException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The parameters that a location may have: those that say where the server is, who connects and how the connection is encrypted.
 *
 * <p>An allow-list, as others name classes to load, files to write or commands for the server, and a location may come from a less trusted place than the code.
 */
final class ConnectionParameters {
    static final String USER = "user";
    static final String PASSWORD = "password";
    static final String SCHEMA = "currentSchema";

    private static final Set<String> ALLOWED = Set.of(
            USER,
            PASSWORD,
            SCHEMA,
            PGProperty.APPLICATION_NAME.getName(),
            PGProperty.CHANNEL_BINDING.getName(),
            PGProperty.HOST_RECHECK_SECONDS.getName(),
            PGProperty.LOAD_BALANCE_HOSTS.getName(),
            PGProperty.REQUIRE_AUTH.getName(),
            PGProperty.SSL.getName(),
            PGProperty.SSL_CERT.getName(),
            PGProperty.SSL_KEY.getName(),
            PGProperty.SSL_MODE.getName(),
            PGProperty.SSL_NEGOTIATION.getName(),
            PGProperty.SSL_PASSWORD.getName(),
            PGProperty.SSL_ROOT_CERT.getName(),
            PGProperty.TARGET_SERVER_TYPE.getName(),
            PGProperty.TCP_KEEP_ALIVE.getName());

    private ConnectionParameters() {}

    /** A name that the driver does not know either is not shown: it may be the rest of a password with an ampersand. */
    static void requireAllowed(String name, int position) {
        if (!ALLOWED.contains(name)) {
            throw new InvalidInputException(
                    "connection parameter " + position + " of the location",
                    "must be one of " + String.join(", ", new TreeSet<>(ALLOWED)),
                    PGProperty.forName(name) == null ? "***" : name,
                    "leave it out; timeouts and pool size are options of the backend, and PostgresStore takes a DataSource for all else");
        }
    }

    /** Returns what opens connections, one after the other, without a pool. */
    static QuietDataSource dataSource(PostgresLocation location, Settings settings) {
        QuietDataSource source = new QuietDataSource();
        source.setServerNames(location.hosts().toArray(String[]::new));
        source.setPortNumbers(
                location.ports().stream().mapToInt(Integer::intValue).toArray());
        source.setDatabaseName(location.database());
        source.setApplicationName("mlops");
        if (location.hosts().size() > 1) {
            set(source, PGProperty.TARGET_SERVER_TYPE.getName(), "primary");
        }
        for (Map.Entry<String, String> parameter : location.parameters().entrySet()) {
            if (parameter.getKey().equals(PGProperty.SSL_PASSWORD.getName())) {
                source.setKeyPassword(parameter.getValue());
            } else if (!parameter.getKey().equals(SCHEMA)) {
                set(source, parameter.getKey(), parameter.getValue());
            }
        }
        // Details name values of rows, which have no place in messages.
        source.setLogServerErrorDetail(false);
        int connectSeconds = Settings.wholeSeconds(settings.connectTimeout());
        source.setConnectTimeout(connectSeconds);
        source.setLoginTimeout(connectSeconds);
        source.setSocketTimeout(Settings.wholeSeconds(settings.responseTimeout()));
        source.setTcpKeepAlive(true);
        return source;
    }

    private static void set(PGSimpleDataSource source, String name, String value) {
        try {
            source.setProperty(name, value);
        } catch (SQLException e) {
            throw new InvalidInputException(
                    "connection parameter " + name, "must have a value that the driver knows", "***", "see its manual");
        }
    }
}
