package io.mlops.testkit.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.AlreadyExistsException;
import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.spi.Capability;
import io.mlops.spi.RunBatch;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.RunWrite;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunData;
import io.mlops.tracking.RunInfo;
import io.mlops.tracking.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The life of a run: created, ended, resumed, deleted softly, restored. */
public abstract class RunLifeContract extends StoreContract {
    @Test
    void create_run_isFoundAsItWasGiven() {
        RunInfo info = Samples.run(7, Experiment.DEFAULT_ID, Instant.ofEpochMilli(1_234_567_890_123L));
        store().runs();
        String id = store().assign(new RunWrite.Create(info, Map.of("mlflow.user", "ada", "empty", "")));

        Run run = store().run(id);
        assertThat(run.info())
                .as("A created run must be found as it was given, times in milliseconds, under the assigned id.")
                .isEqualTo(withId(info, id));
        assertThat(run.data())
                .as("A created run has its first tags and nothing else.")
                .isEqualTo(new RunData(
                        Map.of(), Map.of("mlflow.user", "ada", "empty", ""), List.of(), List.of(), List.of()));
    }

    @Test
    void create_withParams_hasThemFromTheStart() {
        store().needs(Capability.ATOMIC_COMMIT);
        store().runs();
        RunInfo info = Samples.run(7, Experiment.DEFAULT_ID, store().now());
        String id = store().assign(new RunWrite.Create(info, Map.of("k", "v"), Map.of("depth", "6", "empty", "")));

        assertThat(store().run(id).data().params())
                .as("A run that is created with params has them when the commit returns.")
                .isEqualTo(Map.of("depth", "6", "empty", ""));
        assertThatThrownBy(
                        () -> store().runs().logBatch(RunBatch.params(id, Map.of("depth", "7"))),
                        "A first param is written once, as any other: another value must be a ConflictException.")
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void create_emptyNameAndOtherStates_areKept() {
        RunInfo info = new RunInfo(
                Samples.runId(8),
                Experiment.DEFAULT_ID,
                "",
                RunStatus.SCHEDULED,
                LifecycleStage.ACTIVE,
                Instant.EPOCH,
                Optional.of(Instant.EPOCH));
        String id = Samples.createRun(store(), info);

        assertThat(store().run(id).info())
                .as("An empty name, the state SCHEDULED and the time 0 are legal and must come back.")
                .isEqualTo(withId(info, id));
    }

    @Test
    void create_takenId_alreadyExistsAndLeavesTheFirst() {
        store().needs(Capability.PROPOSED_IDS);
        String id = Samples.createRun(store(), 1);
        store().runs().logBatch(RunBatch.params(id, Map.of("depth", "6")));
        RunInfo same = withId(Samples.run(1, Experiment.DEFAULT_ID, store().now()), id);

        assertThatThrownBy(
                        () -> store().commit(new RunWrite.Create(same, Map.of())),
                        "Creating a run whose id is taken must throw AlreadyExistsException.")
                .isInstanceOf(AlreadyExistsException.class);
        assertThat(store().run(id).data().params())
                .as("A refused creation must leave the run that has the id as it was.")
                .containsEntry("depth", "6");
    }

    @Test
    void create_inMissingExperiment_isNotFound() {
        store().runs();
        assertThatThrownBy(
                        () -> Samples.createRun(store(), Samples.run(1, "987654", store().now())),
                        "Creating a run in an experiment that does not exist must throw NotFoundException.")
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void setStatus_endAndResume_areKept() {
        String id = Samples.createRun(store(), 1);
        Instant end = store().now().plusMillis(5);
        store().commit(new RunWrite.SetStatus(id, RunStatus.FINISHED, Optional.of(end)));
        RunInfo ended = store().run(id).info();
        assertThat(ended.status()).as("SetStatus must change the state.").isEqualTo(RunStatus.FINISHED);
        assertThat(ended.endedAt())
                .as("SetStatus must keep the end to the millisecond.")
                .contains(end);

        store().commit(new RunWrite.SetStatus(id, RunStatus.RUNNING, Optional.empty()));
        assertThat(store().run(id).info())
                .as("A resumed run is RUNNING and has no end.")
                .isEqualTo(withId(Samples.run(1, Experiment.DEFAULT_ID, store().now()), id));
    }

    @Test
    void setStatus_expectedHolder_holdsUntilTheRunEndsOrIsResumedByAnother() {
        String id = Samples.createRun(store(), 1);
        store().needs(Capability.ATOMIC_COMMIT);
        String first = store().writerId();
        RunWrite kill = new RunWrite.SetStatus(id, RunStatus.KILLED, Optional.of(store().now()));
        RunWrite resume = new RunWrite.SetStatus(id, RunStatus.RUNNING, Optional.empty());

        assertLost(id, "writer-99", kill, "the opening that created the run is another");
        store().commitIf(new Expectation.RunHeldBy(id, first), kill);
        assertThat(store().run(id).info().status())
                .as("A commit that expects the holder of a RUNNING run must be made.")
                .isEqualTo(RunStatus.KILLED);
        assertLost(id, first, resume, "the run has ended");
        Commit byAnother =
                new Commit(store().nextRequestId(), "writer-98", store().now(), List.of(), List.of(resume), List.of());
        store().backend().commit(byAnother);
        assertLost(id, first, kill, "another opening has resumed the run");
        store().commitIf(new Expectation.RunHeldBy(id, "writer-98"), kill);
    }

    private void assertLost(String id, String writerId, RunWrite write, String why) {
        RunStatus before = store().run(id).info().status();
        assertThatThrownBy(
                        () -> store().commitIf(new Expectation.RunHeldBy(id, writerId), write),
                        "RunHeldBy must be a ConflictException where " + why + ".")
                .isInstanceOf(ConflictException.class);
        assertThat(store().run(id).info().status())
                .as("A commit whose expectation is lost must change nothing.")
                .isEqualTo(before);
    }

    @Test
    void interrupted_runOfAnOpeningThatLives_isNotAmongThem() {
        Samples.createRun(store(), 1);
        store().clock().advance(Duration.ofDays(3650));

        assertThat(store().runs().interrupted())
                .as("A run of an opening that lives is not interrupted, whatever the clock says.")
                .isEmpty();
    }

    @Test
    void deletedRun_isFoundRefusesWritesAndIsRestoredWhole() {
        String id = Samples.createRun(store(), 1);
        store().runs().logBatch(RunBatch.params(id, Map.of("depth", "6")));
        Run before = store().run(id);
        store().commit(new RunWrite.SetStage(id, LifecycleStage.DELETED));

        assertThat(store().run(id).info().stage())
                .as("A deleted run must still be found, in stage DELETED.")
                .isEqualTo(LifecycleStage.DELETED);
        assertThatThrownBy(
                        () -> store().runs().logBatch(RunBatch.params(id, Map.of("rate", "0.1"))),
                        "logBatch into a deleted run must throw ConflictException.")
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(
                        () -> store().commit(new RunWrite.SetStatus(id, RunStatus.FAILED, Optional.of(store().now()))),
                        "Ending a deleted run must throw ConflictException.")
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(
                        () -> store().commit(Samples.tagOfRun(id, "k", Optional.of("v"))),
                        "Tagging a deleted run must throw ConflictException.")
                .isInstanceOf(ConflictException.class);

        store().commit(new RunWrite.SetStage(id, LifecycleStage.ACTIVE));
        assertThat(store().run(id))
                .as("A restored run must be what it was before.")
                .isEqualTo(before);
    }

    @Test
    void setStage_sameStage_changesNothing() {
        String id = Samples.createRun(store(), 1);
        Run before = store().run(id);
        store().commit(new RunWrite.SetStage(id, LifecycleStage.ACTIVE));

        assertThat(store().run(id))
                .as("Restoring an active run must change nothing.")
                .isEqualTo(before);
    }

    @Test
    void restore_runOfDeletedExperiment_isAConflict() {
        String experiment = Samples.createExperiment(store(), "churn");
        String id = Samples.createRun(store(), Samples.run(1, experiment, store().now()));
        store().commit(new ExperimentWrite.SetStage(experiment, LifecycleStage.DELETED));

        assertThatThrownBy(
                        () -> store().commit(new RunWrite.SetStage(id, LifecycleStage.ACTIVE)),
                        "Restoring a run whose experiment is deleted must throw ConflictException.")
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void missingRun_isEmptyOrNotFound() {
        String id = Samples.runId(99);
        assertThat(store().runs().findRun(id))
                .as("findRun of an unknown id must be empty.")
                .isEmpty();
        assertThatThrownBy(
                        () -> store().runs().logBatch(RunBatch.params(id, Map.of("k", "v"))),
                        "logBatch into a run that does not exist must throw NotFoundException.")
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(
                        () -> store().commit(new RunWrite.SetStatus(id, RunStatus.FAILED, Optional.of(store().now()))),
                        "Ending a run that does not exist must throw NotFoundException.")
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(
                        () -> store().commit(new RunWrite.SetStage(id, LifecycleStage.DELETED)),
                        "Deleting a run that does not exist must throw NotFoundException.")
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(
                        () -> store().commit(Samples.tagOfRun(id, "k", Optional.of("v"))),
                        "Tagging a run that does not exist must throw NotFoundException.")
                .isInstanceOf(NotFoundException.class);
    }

    private static RunInfo withId(RunInfo info, String id) {
        return new RunInfo(
                id, info.experimentId(), info.name(), info.status(), info.stage(), info.startedAt(), info.endedAt());
    }
}
