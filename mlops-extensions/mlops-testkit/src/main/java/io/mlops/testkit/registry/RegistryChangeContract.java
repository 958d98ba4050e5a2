package io.mlops.testkit.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.NotFoundException;
import io.mlops.registry.ModelVersionStatus;
import io.mlops.spi.Capability;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.RunBatch;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.spi.commit.Write;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other processes learn of changes of the registry: a generation that rises, and the changes since one. */
public abstract class RegistryChangeContract extends StoreContract {
    @BeforeEach
    void needChanges() {
        store().needs(Capability.REGISTRY_CHANGES);
    }

    @Test
    void generation_everyWrite_raisesIt() {
        Samples.createVersions(store(), "other", 0);
        for (Write write : List.of(
                Samples.model("churn"),
                new RegistryWrite.DescribeModel("churn", "text"),
                Samples.version("churn"),
                Samples.version("churn"),
                new RegistryWrite.DescribeVersion("churn", 1, "text"),
                new RegistryWrite.SetVersionStatus("churn", 1, ModelVersionStatus.FAILED_REGISTRATION),
                new RegistryWrite.SetAlias("churn", "champion", 1),
                new RegistryWrite.SetAlias("churn", "champion", 2),
                new RegistryWrite.DeleteAlias("churn", "champion"),
                new TagWrite(new TagWrite.Target(TagWrite.Kind.MODEL, "churn", 0), "k", Optional.of("v")),
                new TagWrite(new TagWrite.Target(TagWrite.Kind.VERSION, "churn", 1), "k", Optional.of("v")),
                new RegistryWrite.DeleteVersion("churn", 1),
                new RegistryWrite.RenameModel("churn", "attrition"),
                new RegistryWrite.DeleteModel("attrition"))) {
            long before = store().registry().generation();
            store().commit(write);
            assertThat(store().registry().generation())
                    .as("Every change of the registry must raise its generation: %s.", write)
                    .isGreaterThan(before);
            assertThat(store().registry().changes(before, 100))
                    .as("Every change of the registry must be among the changes: %s.", write)
                    .isNotEmpty();
        }
    }

    @Test
    void generation_otherAndRefusedWrites_leaveIt() {
        Samples.createVersions(store(), "churn", 1);
        long before = store().registry().generation();
        assertThatThrownBy(
                        () -> store().commit(new RegistryWrite.SetAlias("churn", "champion", 9)),
                        "The setting must be refused for this test to mean something.")
                .isInstanceOf(NotFoundException.class);
        assertThat(store().registry().generation())
                .as("A refused commit must not raise the generation.")
                .isEqualTo(before);

        String run = Samples.createRun(store(), 1);
        store().runs().logBatch(RunBatch.params(run, Map.of("k", "v")));
        store().metrics().append("generation-writer", 1, List.of(Samples.point(run, "k", 1, 1)));
        assertThat(store().registry().generation())
                .as(
                        "Only changes of the registry raise its generation; runs and metrics must not, as processes poll it.")
                .isEqualTo(before);
    }

    @Test
    void changes_sinceAGeneration_sayWhatHappenedByWhomAndWhen() {
        Samples.createVersions(store(), "churn", 1);
        long known = store().registry().generation();
        Instant at = store().now();
        store().commit(Samples.version("churn"));
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 2));
        store().commit(new RegistryWrite.DescribeVersion("churn", 2, "text"));
        store().commit(new RegistryWrite.DeleteAlias("churn", "champion"));
        store().commit(new RegistryWrite.DeleteVersion("churn", 2));

        List<RegistryChange> changes = store().registry().changes(known, 100);
        assertThat(changes)
                .as("The changes since a generation must say what happened, in order.")
                .extracting(RegistryChange::type)
                .containsExactly(
                        RegistryChange.Type.VERSION_CREATED,
                        RegistryChange.Type.ALIAS_SET,
                        RegistryChange.Type.UPDATED,
                        RegistryChange.Type.ALIAS_DELETED,
                        RegistryChange.Type.VERSION_DELETED);
        assertThat(changes)
                .as("Each change says the model, the writer that committed it, and the commit's date.")
                .allMatch(change -> change.model().equals("churn"))
                .allMatch(change -> change.writerId().equals(store().writerId()))
                .allMatch(change -> change.at().equals(at));
        assertThat(changes.get(1).alias())
                .as("The setting of an alias must name it.")
                .isEqualTo("champion");
        assertThat(changes)
                .as("Changes of versions and settings of aliases must name the version.")
                .filteredOn(change -> change.type() != RegistryChange.Type.ALIAS_DELETED)
                .extracting(RegistryChange::version)
                .containsOnly(2);
    }

    @Test
    void changes_byParts_areTheWholeInOrder() {
        long known = store().registry().generation();
        Samples.createVersions(store(), "churn", 5);
        List<RegistryChange> all = store().registry().changes(known, 100);
        List<RegistryChange> first = store().registry().changes(known, 2);
        List<RegistryChange> rest =
                store().registry().changes(first.get(first.size() - 1).generation(), 100);

        assertThat(first)
                .as("changes must not return more than were asked for.")
                .isEqualTo(all.subList(0, 2));
        assertThat(rest)
                .as("Going on behind the generation of the last change must give the rest.")
                .isEqualTo(all.subList(2, all.size()));
        assertThat(all)
                .as("Each change must have a generation greater than the one before.")
                .extracting(RegistryChange::generation)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(all.get(all.size() - 1).generation())
                .as("The generation of the store must be that of the last change.")
                .isEqualTo(store().registry().generation());
        assertThat(store().registry().changes(store().registry().generation(), 100))
                .as("Behind the current generation there is nothing.")
                .isEmpty();
    }

    @Test
    void deleteVersion_withAlias_tellsOfBoth() {
        Samples.createVersions(store(), "churn", 1);
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 1));
        long known = store().registry().generation();
        store().commit(new RegistryWrite.DeleteVersion("churn", 1));

        assertThat(store().registry().changes(known, 100))
                .as("Deleting a version must tell of the aliases that fall with it too.")
                .extracting(RegistryChange::type)
                .containsExactlyInAnyOrder(RegistryChange.Type.ALIAS_DELETED, RegistryChange.Type.VERSION_DELETED);
    }
}
