package io.mlops.http.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real MLflow server with SQLite and proxied artifacts on a free loopback port; one for all tests of a JVM, emptied between them. */
public final class MlflowServer implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(4);
    private static final String TRACKING = "mlflow.db";
    private static final String USERS = "auth.db";
    private static final String USER = "ada";
    private static final String PASSWORD = "a-long-password-1";

    private final Path folder;
    private final int port;
    private final Process process;
    private final Map<String, String> credentials;
    private final Map<String, List<String>> emptyTables = new HashMap<>();

    private MlflowServer(Path folder, int port, Process process, Map<String, String> credentials) {
        this.folder = folder;
        this.port = port;
        this.process = process;
        this.credentials = credentials;
    }

    /** Returns the Python that has MLflow. */
    public static Path python() {
        return MlflowInstallation.program("python");
    }

    /** Starts a server for everybody in an empty folder; without Python the test is skipped. */
    public static MlflowServer start(Path folder) throws Exception {
        return start(folder, Map.of(), Map.of());
    }

    /**
     * Starts a server that wants a user and a password in an empty folder; without Python the test is skipped. It hashes a password once: a tenth of a second for each of
     * thousands of requests would be most of the time.
     */
    public static MlflowServer startGuarded(Path folder) throws Exception {
        Path config = Files.writeString(
                folder.resolve("auth.ini"), """
                [mlflow]
                default_permission = READ
                database_uri = sqlite:///%s
                admin_username = %s
                admin_password = %s
                authorization_function = mlflow.server.auth:authenticate_request_basic_auth
                auth_cache_ttl_seconds = 3600
                """.formatted(folder.resolve(USERS).toAbsolutePath(), USER, PASSWORD));
        Map<String, String> environment = Map.of(
                "MLFLOW_AUTH_CONFIG_PATH",
                config.toAbsolutePath().toString(),
                "MLFLOW_AUTH_ADMIN_USERNAME",
                USER,
                "MLFLOW_AUTH_ADMIN_PASSWORD",
                PASSWORD,
                "MLFLOW_FLASK_SERVER_SECRET_KEY",
                "test");
        Map<String, String> credentials = Map.of("username", USER, "password", PASSWORD);
        return start(folder, environment, credentials, "--app-name", "basic-auth");
    }

    /** Starts a server that keeps workspaces apart in an empty folder; without Python the test is skipped. */
    public static MlflowServer startWithWorkspaces(Path folder) throws Exception {
        return start(folder, Map.of(), Map.of(), "--enable-workspaces");
    }

    private static MlflowServer start(
            Path folder, Map<String, String> environment, Map<String, String> credentials, String... more)
            throws Exception {
        MlflowInstallation.require();
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                MlflowInstallation.program("mlflow").toString(),
                "server",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--backend-store-uri",
                "sqlite:///" + folder.resolve(TRACKING).toAbsolutePath(),
                "--artifacts-destination",
                folder.resolve("artifacts").toAbsolutePath().toString(),
                "--serve-artifacts",
                "--workers",
                "1"));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile());
        builder.environment().put("MLFLOW_DISABLE_TELEMETRY", "true");
        builder.environment().put("DO_NOT_TRACK", "true");
        // Seven processes for jobs that nobody starts, five seconds of processor time and 230 MB each.
        builder.environment().put("MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false");
        builder.environment().putAll(environment);
        MlflowServer server = new MlflowServer(folder, port, builder.start(), credentials);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        server.awaitStart();
        for (String database : credentials.isEmpty() ? List.of(TRACKING) : List.of(TRACKING, USERS)) {
            server.emptyTables.put(database, server.tables(database));
        }
        return server;
    }

    private void awaitStart() {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest health =
                HttpRequest.newBuilder(URI.create(url() + "/health")).build();
        Awaitility.await("MLflow's start, see " + folder.resolve("server.log"))
                .atMost(START)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .failFast(() -> !process.isAlive())
                .until(() -> client.send(health, HttpResponse.BodyHandlers.ofString())
                                .statusCode()
                        == 200);
    }

    /** Returns the options that a client needs to be let in. */
    public Map<String, String> credentials() {
        return credentials;
    }

    /** Returns the version that it tells. */
    public String version() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url() + "/version")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .strip();
    }

    /** Ends it without warning, as the loss of its machine would. */
    public void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    /** Returns its address. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Returns what it writes: a line for each request. */
    public Path log() {
        return folder.resolve("server.log");
    }

    /** Returns the location of the backend. */
    public String location() {
        return "mlflow+" + url();
    }

    /** Empties it: all rows but those of a new server, all files. */
    public void reset() {
        emptyTables.forEach((database, tables) -> {
            try (Connection db = connect(database);
                    Statement statement = db.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                for (String table : tables) {
                    statement.executeUpdate("DELETE FROM \"" + table + "\"");
                }
                if (database.equals(TRACKING)) {
                    statement.executeUpdate("DELETE FROM experiments WHERE experiment_id <> 0");
                    statement.executeUpdate("UPDATE experiments SET name = 'Default', lifecycle_stage = 'active'");
                }
                statement.execute("COMMIT");
            } catch (SQLException e) {
                throw new IllegalStateException("the server's database cannot be emptied", e);
            }
        });
        deleteFiles(folder.resolve("artifacts"));
    }

    private List<String> tables(String database) throws SQLException {
        List<String> empty = new ArrayList<>();
        try (Connection db = connect(database);
                Statement statement = db.createStatement()) {
            List<String> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
                while (rows.next()) {
                    all.add(rows.getString(1));
                }
            }
            for (String table : all) {
                try (ResultSet rows = statement.executeQuery("SELECT 1 FROM \"" + table + "\" LIMIT 1")) {
                    if (!rows.next()) {
                        empty.add(table);
                    }
                }
            }
        }
        return empty;
    }

    private Connection connect(String database) throws SQLException {
        Connection db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(database));
        try (Statement statement = db.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 30000");
        }
        return db;
    }

    private static void deleteFiles(Path root) {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
