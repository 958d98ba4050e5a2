package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mlops.Mlops;
import io.mlops.error.StoreCorruptException;
import io.mlops.event.AliasMoved;
import io.mlops.registry.ModelVersion;
import io.mlops.tracking.RunSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one folder, as two processes are. */
class TwoInstancesTest {
    @TempDir
    Path folder;

    @Test
    void alias_movedByTheOther_isSeenAndRaisesAnExternalEvent() {
        List<AliasMoved> heard = new CopyOnWriteArrayList<>();
        try (Mlops here = StoreFixture.open("sqlite:", folder);
                Mlops there = StoreFixture.open("sqlite:", folder)) {
            here.events().subscribe(AliasMoved.class, heard::add);
            ModelVersion first = register(there, "first");
            there.registry().setAlias(first, "champion");
            await().until(() ->
                    here.registry().findVersionByAlias("scorer", "champion").isPresent());
            ModelVersion second = register(there, "second");

            there.registry().setAlias(second, "champion");

            await().until(() ->
                    here.registry().getVersionByAlias("scorer", "champion").version() == 2);
            await().until(() -> heard.size() == 2);
            assertThat(heard.get(1).origin().isExternal()).isTrue();
            assertThat(heard.get(1).current()).isEqualTo(second);
            assertThat(heard.get(1).previous()).contains(first);
        }
    }

    @Test
    void alias_movedHere_raisesOneEventThatIsNotExternal() {
        List<AliasMoved> heard = new CopyOnWriteArrayList<>();
        try (Mlops here = StoreFixture.open("sqlite:", folder);
                Mlops there = StoreFixture.open("sqlite:", folder)) {
            here.events().subscribe(AliasMoved.class, heard::add);
            here.registry().setAlias(register(here, "first"), "champion");
            ModelVersion second = register(there, "second");
            there.registry().setAlias(second, "challenger");

            await().until(() -> heard.stream().anyMatch(event -> event.alias().equals("challenger")));
            assertThat(heard).hasSize(2);
            assertThat(heard.get(0).origin().isExternal()).isFalse();
        }
    }

    @Test
    void load_artifactChangedOnDisk_isRefused() {
        try (Mlops mlops = StoreFixture.open("sqlite:", folder)) {
            ModelVersion version = register(mlops, "weights-of-the-model");
            damage("weights-of-the-model");

            assertThatThrownBy(() -> mlops.registry().load(version.uri().toString()))
                    .isInstanceOf(StoreCorruptException.class);
        }
    }

    private ModelVersion register(Mlops mlops, String content) {
        return mlops.registry()
                .register(
                        "scorer",
                        StoreFixture.logModel(mlops.tracking().startRun(RunSpec.of("e", "r")), folder, content));
    }

    /** Overwrites one letter in each stored file of this content. */
    private void damage(String content) {
        try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.size(file) == content.length()
                        && Files.readString(file).equals(content)) {
                    assertThat(file.toFile().setWritable(true)).isTrue();
                    Files.writeString(file, content.replace('w', 'W'));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
