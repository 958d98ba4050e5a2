package io.mlops.testkit.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.NotFoundException;
import io.mlops.registry.ModelSource;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.ModelVersionStatus;
import io.mlops.registry.VersionNotes;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.spi.commit.Write;
import io.mlops.testkit.fixture.Dated;
import io.mlops.testkit.fixture.LegalTexts;
import io.mlops.testkit.fixture.Race;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Versions: numbered, described, tagged, deleted. */
public abstract class VersionContract extends StoreContract {
    @Test
    void create_version_isFoundAsItWasGiven() {
        store().registry();
        store().commit(Samples.model("churn"));
        Instant at = store().clock().advance(Duration.ofSeconds(1));
        VersionNotes notes = new VersionNotes(String.join("", LegalTexts.ordinary()), Map.of("stage", "", "k", "v"));
        ModelSource source = Samples.source(3);
        String number = store().assign(new RegistryWrite.CreateVersion(
                "churn", source, notes, ModelVersionStatus.PENDING_REGISTRATION));

        assertThat(number).as("The first version must get the number 1.").isEqualTo("1");
        assertThat(store().registry().findVersion("churn", 1).map(new Dated(store(), at, at)::of))
                .as(
                        "A created version must be found as it was given, dated by the commit, also where its run is in another store.")
                .contains(new ModelVersion("churn", 1, ModelVersionStatus.PENDING_REGISTRATION, source, notes, at, at));
    }

    @Test
    void create_versionOfUnknownSource_isKept() {
        store().registry();
        store().commit(Samples.model("churn"));
        ModelSource unknown = new ModelSource("", "", "", Optional.empty(), "ada");
        store().commit(new RegistryWrite.CreateVersion("churn", unknown, VersionNotes.NONE, ModelVersionStatus.READY));

        assertThat(store().registry().findVersion("churn", 1).map(ModelVersion::source))
                .as("A source without model, run, path and digest is legal and must come back.")
                .contains(unknown);
    }

    @Test
    void numbers_afterDeletions_neverRepeat() {
        Samples.createVersions(store(), "churn", 3);
        store().commit(new RegistryWrite.DeleteVersion("churn", 3));
        store().commit(new RegistryWrite.DeleteVersion("churn", 1));

        assertThat(store().registry().findVersion("churn", 3))
                .as("A deleted version is gone.")
                .isEmpty();
        assertThat(store().registry().nextVersion("churn"))
                .as("nextVersion must not offer the number of a deleted version.")
                .isEqualTo(4);
        assertThat(store().assign(Samples.version("churn")))
                .as("Version numbers must never repeat, also after the newest version is deleted.")
                .isEqualTo("4");
    }

    @Test
    void nextVersion_ofUnusedName_isOne() {
        assertThat(store().registry().nextVersion("nothing"))
                .as("nextVersion of a name never used must be 1.")
                .isEqualTo(1);
    }

    @Test
    void numbers_fromEightThreads_areUniqueAndWithoutGap() {
        store().registry();
        store().commit(Samples.model("churn"));
        Race<String> race = Race.of(8, thread -> () -> store().assign(Samples.version("churn")));

        assertThat(race.failures())
                .as("Registering from 8 threads at once must succeed for all.")
                .isEmpty();
        assertThat(new HashSet<>(race.results()))
                .as("8 versions registered at once must get the numbers 1 to 8, each once.")
                .isEqualTo(new HashSet<>(
                        IntStream.rangeClosed(1, 8).mapToObj(Integer::toString).toList()));
    }

    @Test
    void describeStatusAndTag_changeOnlyThemselvesAndDateTheChange() {
        Samples.createVersions(store(), "churn", 2);
        ModelVersion before = store().registry().findVersion("churn", 1).orElseThrow();
        ModelVersion other = store().registry().findVersion("churn", 2).orElseThrow();
        Instant changed = store().clock().advance(Duration.ofMinutes(1));
        store().commit(new RegistryWrite.DescribeVersion("churn", 1, "better"));
        store().commit(new RegistryWrite.SetVersionStatus("churn", 1, ModelVersionStatus.FAILED_REGISTRATION));
        tag(1, "team", Optional.of("risk"));
        tag(1, "gone", Optional.of("x"));
        tag(1, "gone", Optional.empty());
        tag(1, "absent", Optional.empty());

        VersionNotes notes = new VersionNotes("better", Map.of("team", "risk"));
        assertThat(store().registry().findVersion("churn", 1).map(new Dated(store(), before.createdAt(), changed)::of))
                .as(
                        "Description, status and tags change, the source and the date of creation stay, the update is dated by the commit.")
                .contains(new ModelVersion(
                        "churn",
                        1,
                        ModelVersionStatus.FAILED_REGISTRATION,
                        before.source(),
                        notes,
                        before.createdAt(),
                        changed));
        assertThat(store().registry().findVersion("churn", 2))
                .as("A change of one version must not touch another.")
                .contains(other);
    }

    @Test
    void missingVersion_isEmptyOrNotFound() {
        Samples.createVersions(store(), "churn", 1);
        assertThat(store().registry().findVersion("churn", 2))
                .as("findVersion of an unknown number must be empty.")
                .isEmpty();
        assertThat(store().registry().findVersion("nothing", 1))
                .as("findVersion of an unknown name must be empty.")
                .isEmpty();
        for (Write write : List.of(
                new RegistryWrite.DescribeVersion("churn", 2, "x"),
                new RegistryWrite.SetVersionStatus("churn", 2, ModelVersionStatus.READY),
                new RegistryWrite.DeleteVersion("churn", 2),
                new RegistryWrite.SetAlias("churn", "champion", 2),
                new TagWrite(new TagWrite.Target(TagWrite.Kind.VERSION, "churn", 2), "k", Optional.of("v")))) {
            assertThatThrownBy(
                            () -> store().commit(write),
                            "A write to a version that does not exist must throw NotFoundException: %s.",
                            write)
                    .isInstanceOf(NotFoundException.class);
        }
    }

    private void tag(int version, String key, Optional<String> value) {
        store().commit(new TagWrite(new TagWrite.Target(TagWrite.Kind.VERSION, "churn", version), key, value));
    }
}
