package io.mlops.testkit.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.artifact.Digest;
import io.mlops.data.ModelSignature;
import io.mlops.error.ConflictException;
import io.mlops.error.NotFoundException;
import io.mlops.spi.commit.RunWrite;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.LoggedModel;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Models that runs have logged. */
public abstract class LoggedModelContract extends StoreContract {
    @Test
    void logModel_withEverything_isFoundByIdAndInItsRun() {
        String run = Samples.createRun(store(), 1);
        ModelSignature signature = ModelSignature.of(Samples.schema(), Samples.schema());
        LoggedModel model = new LoggedModel(
                "m-" + Samples.runId(5),
                run,
                "models/\u00E4 \uD83D\uDE80",
                Optional.of(Digest.of("files")),
                Optional.of(signature),
                store().now());
        LoggedModel stored = store().runs().logModel(model);

        assertThat(stored)
                .as("logModel must return the model as it was given, under the id that the store knows it by.")
                .isEqualTo(withId(model, stored.id()));
        assertThat(store().runs().findModel(stored.id()))
                .as("A logged model must be found by its id: path, digest, signature and date as written.")
                .contains(stored);
        assertThat(store().run(run).data().models())
                .as("A run must show its logged models.")
                .containsExactly(stored);
    }

    @Test
    void logModel_withLittle_isKept() {
        String run = Samples.createRun(store(), 1);
        LoggedModel model = new LoggedModel(
                "m-" + Samples.runId(6),
                run,
                "model",
                Optional.empty(),
                Optional.of(ModelSignature.of(Samples.schema())),
                store().now());
        LoggedModel stored = store().runs().logModel(model);

        assertThat(store().runs().findModel(stored.id()))
                .as("A model without digest, and a signature without outputs, are legal and must come back.")
                .contains(withId(model, stored.id()));
    }

    @Test
    void logModel_sameIdAgain_changesNothing() {
        String run = Samples.createRun(store(), 1);
        LoggedModel first = store().runs().logModel(model(run, "model"));
        LoggedModel second = store().runs().logModel(withId(model(run, "another path"), first.id()));

        assertThat(second)
                .as("A repeat with the same id must answer with the model that is stored.")
                .isEqualTo(first);
        assertThat(store().run(run).data().models())
                .as("A repeat with the same id must change nothing.")
                .containsExactly(first);
    }

    @Test
    void logModel_severalOfOneRun_areAllShown() {
        String run = Samples.createRun(store(), 1);
        LoggedModel one = store().runs().logModel(model(run, "a"));
        LoggedModel two = store().runs().logModel(withId(model(run, "b"), "m-" + Samples.runId(8)));

        assertThat(store().run(run).data().models())
                .as("A run may log several models.")
                .containsExactlyInAnyOrder(one, two);
    }

    @Test
    void logModel_intoMissingOrDeletedRun_isRefused() {
        String run = Samples.createRun(store(), 1);
        store().commit(new RunWrite.SetStage(run, LifecycleStage.DELETED));

        assertThatThrownBy(
                        () -> store().runs().logModel(model(run, "model")),
                        "logModel into a deleted run must throw ConflictException.")
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(
                        () -> store().runs().logModel(model(Samples.runId(99), "model")),
                        "logModel into a run that does not exist must throw NotFoundException.")
                .isInstanceOf(NotFoundException.class);
        assertThat(store().runs().findModel("m-" + Samples.runId(7)))
                .as("A refused model must not be there; findModel of an unknown id is empty.")
                .isEmpty();
    }

    private LoggedModel model(String run, String path) {
        return new LoggedModel("m-" + Samples.runId(7), run, path, Optional.empty(), Optional.empty(), store().now());
    }

    private static LoggedModel withId(LoggedModel model, String id) {
        return new LoggedModel(id, model.runId(), model.path(), model.digest(), model.signature(), model.loggedAt());
    }
}
