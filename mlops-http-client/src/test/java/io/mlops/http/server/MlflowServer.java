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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real MLflow server with SQLite and proxied artifacts on a free loopback port; one for all tests of a JVM, emptied between them. */
public final class MlflowServer implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);

    private final Path folder;
    private final int port;
    private final Process process;
    private List<String> emptyTables = List.of();

    private MlflowServer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Returns the folder of the Python environment that has MLflow. */
    public static Path python() {
        return Path.of(System.getProperty("mlops.mlflow.venv", "target/mlflow"));
    }

    /** Starts a server in an empty folder. */
    public static MlflowServer start(Path folder, Map<String, String> environment, String... more) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                python().resolve("bin/mlflow").toAbsolutePath().toString(),
                "server",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--backend-store-uri",
                "sqlite:///" + folder.resolve("mlflow.db").toAbsolutePath(),
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
        builder.environment().putAll(environment);
        MlflowServer server = new MlflowServer(folder, port, builder.start());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        server.awaitStart();
        server.emptyTables = server.tables();
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
        try (Connection db = connect();
                Statement statement = db.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            for (String table : emptyTables) {
                statement.executeUpdate("DELETE FROM \"" + table + "\"");
            }
            statement.executeUpdate("DELETE FROM experiments WHERE experiment_id <> 0");
            statement.executeUpdate("UPDATE experiments SET name = 'Default', lifecycle_stage = 'active'");
            statement.execute("COMMIT");
        } catch (SQLException e) {
            throw new IllegalStateException("the server's database cannot be emptied", e);
        }
        deleteFiles(folder.resolve("artifacts"));
    }

    private List<String> tables() throws SQLException {
        List<String> empty = new ArrayList<>();
        try (Connection db = connect();
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

    private Connection connect() throws SQLException {
        Connection db = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mlflow.db"));
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
