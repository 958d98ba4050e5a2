package io.mlops.postgres;

import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A PostgreSQL server of the tests; it ends with the JVM at the latest. */
public final class TestServer implements AutoCloseable {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    /** Whose warnings would fill the report: lost connections, which the tests make, and a server that does not sync. Held, as a logger that nobody holds forgets its level. */
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("com.zaxxer.hikari"),
            Logger.getLogger(LifeSign.class.getName()),
            Logger.getLogger(ServerCheck.class.getName()));

    static {
        QUIET.forEach(logger -> logger.setLevel(Level.OFF));
    }

    private final EmbeddedPostgres server;
    private final Path folder;
    private final Map<String, String> settings;
    private final Process keeper;

    private TestServer(EmbeddedPostgres server, Path folder, Map<String, String> settings) throws IOException {
        this.server = server;
        this.folder = folder;
        this.settings = Map.copyOf(settings);
        this.keeper = keeper(folder);
    }

    /**
     * Starts what ends the server when this JVM has ended, however: one that is killed or halted, as a cancelled build does it, runs no shutdown hook, and the server is no child of it. The end of its input tells
     * that the JVM is gone.
     */
    private static Process keeper(Path folder) throws IOException {
        String script =
                "trap '' INT TERM; cat > /dev/null; read -r pid < \"$0\" && grep -qx postgres /proc/\"$pid\"/comm"
                        + " && kill -QUIT \"$pid\"";
        return new ProcessBuilder(
                        "sh", "-c", script, folder.resolve("postmaster.pid").toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Returns the server that all tests share which do not stop it. */
    public static TestServer shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        private static final TestServer SERVER = start(Clusters.fresh("shared"), 0, Map.of());
    }

    /** Starts a server whose files stay when it is closed. */
    static TestServer startLasting(String name) {
        return start(name, Map.of());
    }

    /** Starts a server of its own. */
    static TestServer start(String name, Map<String, String> settings) {
        return start(Clusters.fresh(name), 0, settings);
    }

    /** Starts a server again that was closed, on the same port. */
    TestServer startAgain() {
        return start(folder, port(), settings);
    }

    private static TestServer start(Path folder, int port, Map<String, String> settings) {
        try {
            EmbeddedPostgres.Builder builder = Clusters.server(folder)
                    // Each connection is a process, which begins and ends the faster the less memory it shares; the
                    // tests open thousands.
                    .setServerConfig("shared_buffers", "16MB")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("autovacuum", "off")
                    // Long enough for a test to close the circle before the first of two looks for it.
                    .setServerConfig("deadlock_timeout", "2s");
            if (port != 0) {
                builder.setPort(port);
            }
            settings.forEach(builder::setServerConfig);
            return new TestServer(builder.start(), folder, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    /** Returns where a superuser connects. */
    public String location() {
        return location("postgres");
    }

    String location(String user) {
        return "jdbc:postgresql://localhost:" + port() + "/postgres?user=" + user;
    }

    /** Returns a name that no test has used. */
    static String newSchema() {
        return "s" + SCHEMAS.incrementAndGet();
    }

    PostgresStore store(String schema) {
        return PostgresStore.at(location()).schema(schema);
    }

    static BackendContext context() {
        return new BackendContext(Clock.systemUTC(), UUID.randomUUID().toString());
    }

    Backend open(String schema) {
        return store(schema).open();
    }

    /** Opens a connection past the store. */
    Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns the number that a query answers, asked past the store. */
    public long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    String text(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Ends all connections of stores, as an administrator does; returns how many there were. */
    long terminate() throws SQLException {
        return number("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'mlops'");
    }

    /** Kills a process of the server, which then ends all others, recovers and starts again. */
    void crash() throws SQLException {
        long pid = number("SELECT max(pid) FROM pg_stat_activity WHERE application_name = 'mlops'");
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            keeper.destroyForcibly();
        }
    }
}
