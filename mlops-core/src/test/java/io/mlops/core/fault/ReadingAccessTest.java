package io.mlops.core.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.artifact.Digest;
import io.mlops.child.ChildJvm;
import io.mlops.core.MlopsSdk;
import io.mlops.error.BackendException;
import io.mlops.error.InvalidInputException;
import io.mlops.error.MlopsException;
import io.mlops.error.StoreReadOnlyException;
import io.mlops.tracking.RunSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The option {@code access=read} of the embedded store. */
class ReadingAccessTest {
    @TempDir
    Path folder;

    /** The child JVM: opens the folder that is its argument to read, and says what it finds. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] arguments) {
            try (Mlops mlops = reading(Path.of(arguments[0]))) {
                System.out.println(mlops.governance().audit().verify().statement());
            } catch (MlopsException e) {
                System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
            }
        }
    }

    /** The child JVM: changes something, says so, and dies without closing. */
    static final class Dying {
        private Dying() {}

        public static void main(String[] arguments) {
            Mlops mlops = MlopsSdk.open(Path.of(arguments[0]));
            mlops.registry().createModel("late", "");
            Runtime.getRuntime().halt(0);
        }
    }

    private static Mlops reading(Path store) {
        return MlopsSdk.builder()
                .backend("sqlite:" + store, Map.of("access", "read"))
                .open();
    }

    private void write() {
        try (Mlops mlops = MlopsSdk.open(folder)) {
            mlops.registry().createModel("scorer", "");
            mlops.tracking().startRun(RunSpec.of("churn", "r")).logParam("k", 1);
        }
    }

    private String said(ChildJvm.Launch launch, Path store) throws Exception {
        try (ChildJvm child = launch.start(Reader.class, store.toString())) {
            return String.valueOf(child.readLine());
        }
    }

    private static Map<String, String> digests(Path store) {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(store)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().matches("mlops\\.db-(wal|shm)"))
                    .forEach(file -> found.put(store.relativize(file).toString(), digest(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String digest(Path file) {
        try {
            return Digest.of(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .hex();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void read_onAReadOnlyDisk_verifiesTheAuditLog() throws Exception {
        write();

        assertThat(said(MountedDisk.readOnly(folder), folder)).startsWith("All 4 entries are as they were written");
    }

    @Test
    void read_onAReadOnlyDiskAfterACrash_seesWhatIsInTheLogOrSaysThatItCannot() throws Exception {
        write();
        try (ChildJvm child = ChildJvm.start(Dying.class, folder.toString())) {
            assertThat(child.readLine()).isNull();
        }

        assertThat(said(MountedDisk.readOnly(folder), folder)).startsWith("All 5 entries are as they were written");
        Files.delete(folder.resolve("mlops.db-shm"));
        assertThat(said(MountedDisk.readOnly(folder), folder))
                .startsWith("BackendUnavailableException")
                .contains("has to be copied first");
    }

    @Test
    void read_ofAnOpenStore_seesWhatIsCommitted() {
        try (Mlops writer = MlopsSdk.open(folder);
                Mlops reader = reading(folder)) {
            writer.registry().createModel("scorer", "");

            assertThat(reader.registry().findModel("scorer")).isPresent();
            assertThat(reader.governance().audit().verify().size()).isEqualTo(1);
        }
    }

    @Test
    void writes_ofAStoreOpenedToRead_areRefusedAndLeaveNoTrace() {
        write();
        Map<String, String> before = digests(folder);

        try (Mlops reader = reading(folder)) {
            assertThatThrownBy(() -> reader.registry().createModel("other", ""))
                    .isInstanceOf(StoreReadOnlyException.class)
                    .hasMessageContaining("access=read");
            assertThatThrownBy(() -> reader.tracking().startRun(RunSpec.of("churn", "r")))
                    .isInstanceOf(StoreReadOnlyException.class);
            assertThat(reader.verify()).isEmpty();
            assertThat(reader.tracking().findExperiment("churn")).isPresent();
        }

        assertThat(digests(folder)).isEqualTo(before);
    }

    @Test
    void read_whereThereIsNoStore_saysSoAndMakesNone() {
        assertThatThrownBy(() -> reading(folder.resolve("none")))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("There is no store");
        assertThat(folder.resolve("none")).doesNotExist();
        assertThatThrownBy(() -> MlopsSdk.builder()
                        .backend("sqlite:" + folder, Map.of("access", "rw"))
                        .open())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must be read or write");
    }
}
