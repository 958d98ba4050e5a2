package io.mlops.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.child.ChildJvm;
import io.mlops.core.MlopsSdk;
import io.mlops.core.StoreSample;
import io.mlops.core.sql.SqlBackend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it brings a store to the present schema leaves the old one or the new one. */
class DyingMigrationTest {
    private static final long LONGEST_NANOS = 400_000_000;

    @TempDir
    Path folder;

    /** The child JVM: opens the store that is its argument. */
    static final class Opener {
        private Opener() {}

        @SuppressWarnings("SystemOut") // The pipe to the parent.
        public static void main(String[] arguments) throws Exception {
            System.out.println("opening");
            MlopsSdk.open(Path.of(arguments[0]));
            System.out.println("open");
            Thread.currentThread().join();
        }
    }

    @Test
    void migration_killedAtRandom_leavesTheOldOrTheNewSchema() throws Exception {
        kill(8);
    }

    @Test
    @Tag("stress")
    void migration_killedAtRandomTwoHundredTimes_leavesTheOldOrTheNewSchema() throws Exception {
        kill(200);
    }

    private void kill(int rounds) throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < rounds; round++) {
            Path store = Files.createDirectory(folder.resolve("store-" + round));
            StoreSample.unpack(1, store);
            try (ChildJvm child = ChildJvm.start(Opener.class, store.toString())) {
                assertThat(child.readLine()).isEqualTo("opening");
                LockSupport.parkNanos(random.nextLong(LONGEST_NANOS));
                child.kill();
            }

            assertOldOrNew(store);
            try (Mlops mlops = MlopsSdk.open(store)) {
                StoreSample.assertIsRead(mlops);
            }
        }
    }

    private static void assertOldOrNew(Path store) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store.resolve("mlops.db"));
                Statement statement = connection.createStatement()) {
            int version = number(statement, "PRAGMA user_version");
            assertThat(version).isIn(1, SqlBackend.schemaVersion());
            assertThat(number(statement, "SELECT COUNT(*) FROM schema_history")).isEqualTo(version);
            assertThat(number(statement, "SELECT COUNT(*) FROM pragma_table_info('run') WHERE name = 'writer_id'"))
                    .isEqualTo(version == 1 ? 0 : 1);
        }
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : -1;
        }
    }
}
