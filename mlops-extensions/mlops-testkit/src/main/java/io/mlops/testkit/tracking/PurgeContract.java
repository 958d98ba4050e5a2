package io.mlops.testkit.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.NotFoundException;
import io.mlops.registry.ModelSource;
import io.mlops.registry.ModelVersionStatus;
import io.mlops.registry.VersionNotes;
import io.mlops.spi.Capability;
import io.mlops.spi.RunBatch;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.RunWrite;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.LoggedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Purging: what was deleted long enough ago goes for good. */
public abstract class PurgeContract extends StoreContract {
    @BeforeEach
    void needPurge() {
        store().needs(Capability.PURGE);
    }

    @Test
    void purge_runsDeletedBefore_areGoneWithTheirDataAndOthersStay() {
        String active = Samples.createRun(store(), 1);
        String old = Samples.createRun(store(), 2);
        String late = Samples.createRun(store(), 3);
        store().runs().logBatch(RunBatch.params(old, Map.of("k", "v")));
        LoggedModel model = store().runs()
                .logModel(new LoggedModel("m-1", old, "model", Optional.empty(), Optional.empty(), store().now()));
        store().commit(new RunWrite.SetStage(old, LifecycleStage.DELETED));
        Instant limit = store().clock().advance(Duration.ofDays(1));
        store().commit(new RunWrite.SetStage(late, LifecycleStage.DELETED));

        assertThat(store().runs().purge(limit))
                .as("purge must return the ids of the runs that are gone: those deleted before the time, not at it.")
                .containsExactly(old);
        assertThat(store().runs().findRun(old)).as("A purged run is gone.").isEmpty();
        assertThat(store().runs().findModel(model.id()))
                .as("The logged models of a purged run are gone.")
                .isEmpty();
        assertThat(store().runs().findRun(active))
                .as("An active run must never be purged.")
                .isPresent();
        assertThat(store().runs().findRun(late))
                .as("A run deleted later must stay, to be restored.")
                .isPresent();
        assertThat(store().runs().purge(limit))
                .as("Purging again finds nothing.")
                .isEmpty();
    }

    @Test
    void purge_run_takesItsMetricsAndFreesItsId() {
        String run = Samples.createRun(store(), 1);
        store().metrics().append("purge-writer", 1, List.of(Samples.point(run, "k", 1, 1)));
        store().commit(new RunWrite.SetStage(run, LifecycleStage.DELETED));
        store().runs().purge(store().clock().advance(Duration.ofDays(1)));

        assertThatThrownBy(
                        () -> store().metrics().latest(run), "The metrics of a purged run are gone: NotFoundException.")
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(
                        () -> store().metrics().append("purge-writer", 2, List.of(Samples.point(run, "k", 2, 1))),
                        "Points of a purged run must be refused with NotFoundException.")
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void purge_experimentDeletedBefore_isGoneWithItsRunsAndFreesItsName() {
        String experiment = Samples.createExperiment(store(), "churn");
        String run = Samples.createRun(store(), Samples.run(1, experiment, store().now()));
        store().commit(new ExperimentWrite.SetStage(experiment, LifecycleStage.DELETED));
        List<String> gone = store().runs().purge(store().clock().advance(Duration.ofDays(1)));

        assertThat(gone)
                .as("The runs that were deleted with an experiment are purged with it.")
                .containsExactly(run);
        assertThat(store().runs().findExperiment(experiment))
                .as("A purged experiment is gone.")
                .isEmpty();
        assertThat(Long.parseLong(Samples.createExperiment(store(), "churn")))
                .as("The name of a purged experiment is free, its id is not used again.")
                .isGreaterThan(Long.parseLong(experiment));
        assertThat(store().runs().findExperiment("0"))
                .as("The default experiment must stay.")
                .isPresent();
    }

    @Test
    void purge_restoredRun_stays() {
        String run = Samples.createRun(store(), 1);
        store().commit(new RunWrite.SetStage(run, LifecycleStage.DELETED));
        store().commit(new RunWrite.SetStage(run, LifecycleStage.ACTIVE));

        assertThat(store().runs().purge(store().clock().advance(Duration.ofDays(1))))
                .as("A run that was restored must not be purged.")
                .isEmpty();
    }

    @Test
    void purge_runOfARegisteredModel_stays() {
        String run = Samples.createRun(store(), 1);
        store().registry();
        store().commit(Samples.model("churn"));
        ModelSource source = new ModelSource("m-1", run, "model", Optional.empty(), "ada");
        store().commit(new RegistryWrite.CreateVersion("churn", source, VersionNotes.NONE, ModelVersionStatus.READY));
        store().commit(new RunWrite.SetStage(run, LifecycleStage.DELETED));

        assertThat(store().runs().purge(store().clock().advance(Duration.ofDays(1))))
                .as("A run whose model is registered must stay: its version refers to it.")
                .isEmpty();
        assertThat(store().runs().findRun(run))
                .as("A run whose model is registered must stay.")
                .isPresent();
        store().commit(new RegistryWrite.DeleteVersion("churn", 1));
        assertThat(store().runs().purge(store().now()))
                .as("Once no version refers to it, the run can go.")
                .containsExactly(run);
    }
}
