package io.mlops.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.child.ChildJvm;
import io.mlops.core.MlopsSdk;
import io.mlops.error.MlopsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening that cannot succeed says what is wrong and what to do. */
class RefusedOpeningTest {
    @TempDir
    Path folder;

    /** The child JVM: opens the folder that is its argument and says how that went. */
    static final class Opener {
        private Opener() {}

        public static void main(String[] arguments) {
            try (Mlops mlops = MlopsSdk.builder()
                    .backend("sqlite:" + arguments[0], Map.of("busyTimeoutMillis", "100"))
                    .open()) {
                System.out.println("opened " + mlops.verify());
            } catch (MlopsException e) {
                System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
            }
        }
    }

    @Test
    void open_readOnlyMount_saysThatItCannotBeWrittenAndWritesNothing() throws Exception {
        MlopsSdk.open(folder).close();

        assertThat(said(MountedDisk.readOnly(folder), folder))
                .startsWith("StoreReadOnlyException")
                .contains(folder.toRealPath().toString())
                .contains("how the disk is mounted");
        assertThat(said(MountedDisk.readOnly(folder), folder.resolve("new")))
                .contains(folder.resolve("new").toString())
                .contains("check the path and its rights");
    }

    @Test
    void open_noFolderForTheNativeLibrary_saysWhichFolderToMake() throws Exception {
        Path missing = folder.resolve("missing");

        assertThat(said(ChildJvm.quick().flags("-Djava.io.tmpdir=" + missing), folder.resolve("store")))
                .startsWith("BackendException")
                .contains(missing.toString())
                .contains("org.sqlite.tmpdir");
    }

    @Test
    void open_databaseLockedByAnotherProcess_isBusy() throws Exception {
        MlopsSdk.open(folder).close();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("mlops.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");

            assertThat(said(ChildJvm.quick(), folder))
                    .startsWith("StoreBusyException")
                    .contains("mlops.db")
                    .contains("busyTimeoutMillis");
        }
        assertThat(said(ChildJvm.quick(), folder)).isEqualTo("opened []");
    }

    @Test
    void open_refusedNewFolder_leavesNothingBehind() throws Exception {
        Path store = Files.createDirectory(folder.resolve("store"));
        Files.writeString(store.resolve("mlops.db"), "not a database ".repeat(1000));

        assertThat(said(ChildJvm.quick(), store)).startsWith("IncompatibleSchemaException");
        try (Stream<Path> files = Files.list(store)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("mlops.db");
        }
    }

    private static String said(ChildJvm.Launch launch, Path store) throws Exception {
        try (ChildJvm child = launch.start(Opener.class, store.toString())) {
            List<String> lines = child.readAll();
            assertThat(child.await()).as("%s", lines).isZero();
            assertThat(lines).hasSize(1);
            return lines.get(0);
        }
    }
}
