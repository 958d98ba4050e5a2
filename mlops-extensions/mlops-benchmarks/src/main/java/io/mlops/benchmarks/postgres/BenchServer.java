package io.mlops.benchmarks.postgres;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A server for one trial. For use by one thread. */
final class BenchServer implements AutoCloseable {
    private final EmbeddedPostgres server;

    BenchServer() {
        Path parent = Path.of(System.getProperty("mlops.bench.folder", System.getProperty("java.io.tmpdir", ".")));
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(parent), "mlops-bench-postgresql-");
            server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                    .setDataDirectory(folder.resolve("data").toFile())
                    .setCleanDataDirectory(true)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the engine on the server, with files in memory. */
    Mlops open() {
        return MlopsSdk.builder()
                .backend("jdbc:postgresql://localhost:" + server.getPort() + "/postgres?user=postgres")
                .artifacts("memory:")
                .open();
    }

    Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
