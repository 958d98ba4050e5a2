package io.mlops.benchmarks.store;

import io.mlops.Mlops;
import io.mlops.artifact.Digest;
import io.mlops.benchmarks.disk.BenchFolder;
import io.mlops.core.MlopsSdk;
import io.mlops.governance.audit.AuditVerification;
import io.mlops.spi.Backend;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.Commit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Audit entries a second that are verified: read from the embedded store, hashed, and the root of the tree after each compared with the stored one. The control reads the same
 * rows by plain JDBC and hashes each once.
 *
 * <p>One operation is one entry; there are 200,000 of about 600 bytes, as a promotion leaves them.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AuditVerificationSpeed {
    private static final int ENTRIES = 200_000;
    private static final int COMMIT = 5_000;

    /** A store with a long log. */
    @State(Scope.Benchmark)
    public static class LongLog {
        private final BenchFolder folder = new BenchFolder();
        private Mlops mlops = MlopsSdk.open("memory:");
        private Connection plain = connect("jdbc:sqlite::memory:");

        /** Appends the entries, and opens the store. */
        @Setup
        public void fill() {
            mlops.close();
            Backend backend = Backends.openAgain(folder.resolve("store"));
            for (int from = 0; from < ENTRIES; from += COMMIT) {
                List<AuditLeaf> leaves = IntStream.range(from, from + COMMIT)
                        .mapToObj(LongLog::leaf)
                        .toList();
                backend.commit(
                        new Commit(UUID.randomUUID().toString(), "bench", Instant.EPOCH, List.of(), List.of(), leaves));
            }
            mlops = MlopsSdk.builder().backend(backend).open();
            plain = connect("jdbc:sqlite:" + folder.resolve("store").resolve("mlops.db"));
        }

        private static AuditLeaf leaf(int i) {
            String digest = Digest.of("entry " + i).hex();
            return new AuditLeaf("{\"action\":\"alias.set\",\"after\":{\"digest\":\"" + digest
                    + "\",\"version\":\"" + i
                    + "\"},\"at\":\"2026-11-21T12:00:00Z\",\"authentication\":\"oidc\",\"before\":{\"version\":\""
                    + (i - 1)
                    + "\"},\"decision\":\"ALLOW\",\"kind\":\"HUMAN\",\"outcome\":\"done\",\"policy\":\"" + digest
                    + "\",\"principal\":\"" + digest + "\",\"reason\":{\"text\":\"" + digest
                    + "\"},\"request\":\"0b1f6d5c-8f43-4a53-9c49-0b7f5f3a6c11\",\"resource\":{\"alias\":\"champion\",\"name\":\"bike-demand\",\"type\":\"ALIAS\",\"version\":"
                    + i + "},\"rules\":[\"four-eyes:champion\"],\"v\":1}");
        }

        private static Connection connect(String url) {
            try {
                return DriverManager.getConnection(url);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Closes the store and deletes it. */
        @TearDown
        public void close() throws SQLException {
            plain.close();
            mlops.close();
            folder.close();
        }
    }

    /** Verifies the whole log. */
    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public AuditVerification verify(LongLog log) {
        AuditVerification found = log.mlops.governance().audit().verify();
        if (!found.isIntact() || found.size() != ENTRIES) {
            throw new IllegalStateException(found.statement());
        }
        return found;
    }

    /** Reads the rows and hashes each once. */
    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public int plainRowsHashed(LongLog log) throws SQLException {
        MessageDigest sha256 = Digest.algorithm();
        int sum = 0;
        try (Statement statement = log.plain.createStatement();
                ResultSet rows = statement.executeQuery("SELECT idx, json, root FROM audit_entry ORDER BY idx")) {
            while (rows.next()) {
                sum += sha256.digest(rows.getString(2).getBytes(StandardCharsets.UTF_8))[0] + rows.getBytes(3)[0];
            }
        }
        return sum;
    }
}
