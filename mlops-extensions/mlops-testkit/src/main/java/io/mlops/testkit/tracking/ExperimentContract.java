package io.mlops.testkit.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.AlreadyExistsException;
import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.RunWrite;
import io.mlops.spi.commit.TagWrite;
import io.mlops.testkit.fixture.Dated;
import io.mlops.testkit.fixture.LegalTexts;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Experiments: created, renamed, tagged, deleted softly, restored. */
public abstract class ExperimentContract extends StoreContract {
    @Test
    void newStore_hasTheDefaultExperiment() {
        assertThat(store().runs().findExperiment(Experiment.DEFAULT_ID).map(Experiment::name))
                .as("A new store must have the experiment \"0\" named \"Default\".")
                .contains(Experiment.DEFAULT_NAME);
        assertThat(store().runs().findExperimentByName(Experiment.DEFAULT_NAME).map(Experiment::id))
                .as("The default experiment must be found by its name too.")
                .contains(Experiment.DEFAULT_ID);
    }

    @Test
    void create_newName_isFoundByIdAndName() {
        Instant at = store().now();
        String id = Samples.createExperiment(store(), "churn");

        Experiment expected = new Experiment(id, "churn", LifecycleStage.ACTIVE, Map.of(), at, at);
        Dated dated = new Dated(store(), at, at);
        assertThat(store().runs().findExperiment(id).map(dated::of))
                .as("A created experiment must be found by the id that the commit assigned, dated by the commit.")
                .contains(expected);
        assertThat(store().runs().findExperimentByName("churn").map(dated::of))
                .as("A created experiment must be found by its name.")
                .contains(expected);
    }

    @Test
    void create_twice_assignsRisingDecimalIds() {
        long first = Long.parseLong(Samples.createExperiment(store(), "one"));
        long second = Long.parseLong(Samples.createExperiment(store(), "two"));

        assertThat(second)
                .as("Each experiment id must be a decimal number greater than all before.")
                .isGreaterThan(first)
                .isGreaterThan(0);
        assertThat(first)
                .as("The first id after the default experiment must be greater than 0.")
                .isPositive();
    }

    @Test
    void create_namesOfAllScripts_areToldApart() {
        store().runs();
        for (String name : LegalTexts.keys()) {
            String id = store().assign(new ExperimentWrite.Create(name));
            assertThat(store().runs().findExperimentByName(name).map(Experiment::id))
                    .as(
                            "Names are compared exactly: no case folding, no trimming, no collation that makes <%s> another.",
                            name)
                    .contains(id);
        }
    }

    @Test
    void create_takenName_alreadyExistsAlsoWhileDeleted() {
        String id = Samples.createExperiment(store(), "churn");
        assertThatThrownBy(
                        () -> store().commit(new ExperimentWrite.Create("churn")),
                        "Creating an experiment whose name is taken must throw AlreadyExistsException.")
                .isInstanceOf(AlreadyExistsException.class);

        store().commit(new ExperimentWrite.SetStage(id, LifecycleStage.DELETED));
        assertThatThrownBy(
                        () -> store().commit(new ExperimentWrite.Create("churn")),
                        "A deleted experiment keeps its name, as it can be restored.")
                .isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void rename_freeName_movesTheNameAndDatesTheChange() {
        String id = Samples.createExperiment(store(), "churn");
        Instant created = store().now();
        Instant renamed = store().clock().advance(Duration.ofMinutes(1));
        store().commit(new ExperimentWrite.Rename(id, "churn 2"));

        assertThat(store().runs().findExperiment(id).map(new Dated(store(), created, renamed)::of))
                .as(
                        "A renamed experiment has the new name, its first date of creation, and the commit's date of update.")
                .contains(new Experiment(id, "churn 2", LifecycleStage.ACTIVE, Map.of(), created, renamed));
        assertThat(store().runs().findExperimentByName("churn"))
                .as("The old name of a renamed experiment must be free.")
                .isEmpty();
    }

    @Test
    void rename_takenNameOrMissingExperiment_isRefused() {
        String id = Samples.createExperiment(store(), "churn");
        assertThatThrownBy(
                        () -> store().commit(new ExperimentWrite.Rename(id, "Default")),
                        "Renaming to the name of another experiment must throw AlreadyExistsException.")
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(
                        () -> store().commit(new ExperimentWrite.Rename("987654", "free")),
                        "Renaming an experiment that does not exist must throw NotFoundException.")
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void tag_setReplacedRemoved_showsTheLastState() {
        String id = Samples.createExperiment(store(), "churn");
        tag(id, "team", Optional.of("risk"));
        tag(id, "team", Optional.of("growth"));
        tag(id, "owner", Optional.of(""));
        tag(id, "absent", Optional.empty());
        assertThat(store().runs().findExperiment(id).map(Experiment::tags))
                .as(
                        "A tag is replaced by its last value, an empty value is a value, removing a missing tag is no error.")
                .contains(Map.of("team", "growth", "owner", ""));

        tag(id, "team", Optional.empty());
        assertThat(store().runs().findExperiment(id).map(Experiment::tags))
                .as("A removed tag must be gone.")
                .contains(Map.of("owner", ""));
    }

    @Test
    void delete_experiment_deletesItsActiveRunsWithIt() {
        String id = Samples.createExperiment(store(), "churn");
        String run = Samples.createRun(store(), Samples.run(1, id, store().now()));
        store().commit(new ExperimentWrite.SetStage(id, LifecycleStage.DELETED));

        assertThat(store().runs().findExperiment(id).map(Experiment::stage))
                .as("A deleted experiment must still be found, in stage DELETED.")
                .contains(LifecycleStage.DELETED);
        assertThat(store().run(run).info().stage())
                .as("Deleting an experiment must delete its active runs.")
                .isEqualTo(LifecycleStage.DELETED);
    }

    @Test
    void restore_experiment_bringsBackOnlyTheRunsThatWereDeletedWithIt() {
        String id = Samples.createExperiment(store(), "churn");
        String together = Samples.createRun(store(), Samples.run(1, id, store().now()));
        String before = Samples.createRun(store(), Samples.run(2, id, store().now()));
        store().commit(new RunWrite.SetStage(before, LifecycleStage.DELETED));
        store().commit(new ExperimentWrite.SetStage(id, LifecycleStage.DELETED));
        store().commit(new ExperimentWrite.SetStage(id, LifecycleStage.DELETED));
        store().commit(new ExperimentWrite.SetStage(id, LifecycleStage.ACTIVE));

        assertThat(store().run(together).info().stage())
                .as("Restoring an experiment must restore the runs that were deleted with it.")
                .isEqualTo(LifecycleStage.ACTIVE);
        assertThat(store().run(before).info().stage())
                .as("A run that was deleted by itself must stay deleted when its experiment is restored.")
                .isEqualTo(LifecycleStage.DELETED);
    }

    @Test
    void deletedExperiment_write_isAConflict() {
        String id = Samples.createExperiment(store(), "churn");
        store().commit(new ExperimentWrite.SetStage(id, LifecycleStage.DELETED));

        assertThatThrownBy(
                        () -> store().commit(new ExperimentWrite.Rename(id, "churn 2")),
                        "Renaming a deleted experiment must throw ConflictException.")
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(
                        () -> tag(id, "team", Optional.of("risk")),
                        "Tagging a deleted experiment must throw ConflictException.")
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(
                        () -> Samples.createRun(store(), Samples.run(1, id, store().now())),
                        "Creating a run in a deleted experiment must throw ConflictException.")
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void missingExperiment_isEmptyOrNotFound() {
        assertThat(store().runs().findExperiment("987654"))
                .as("findExperiment of an unknown id must be empty.")
                .isEmpty();
        assertThat(store().runs().findExperimentByName("nowhere"))
                .as("findExperimentByName of an unknown name must be empty.")
                .isEmpty();
        assertThatThrownBy(
                        () -> store().commit(new ExperimentWrite.SetStage("987654", LifecycleStage.DELETED)),
                        "Deleting an experiment that does not exist must throw NotFoundException.")
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(
                        () -> tag("987654", "team", Optional.of("risk")),
                        "Tagging an experiment that does not exist must throw NotFoundException.")
                .isInstanceOf(NotFoundException.class);
    }

    private void tag(String id, String key, Optional<String> value) {
        store().commit(new TagWrite(new TagWrite.Target(TagWrite.Kind.EXPERIMENT, id, 0), key, value));
    }
}
