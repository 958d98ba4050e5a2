package io.mlops.testkit.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.data.Dataset;
import io.mlops.error.ConflictException;
import io.mlops.spi.RunBatch;
import io.mlops.spi.commit.RunWrite;
import io.mlops.testkit.fixture.LegalTexts;
import io.mlops.testkit.fixture.Race;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import io.mlops.tracking.DatasetInput;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.RunData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is logged into a run besides metric points: params, tags, inputs. */
public abstract class RunDataContract extends StoreContract {
    @Test
    void params_ofEveryLegalKeyAndValue_comeBackAsWritten() {
        String run = Samples.createRun(store(), 1);
        Map<String, String> params = byNumber(LegalTexts.values(LegalTexts.PARAM));
        LegalTexts.keys().forEach(key -> params.put(key, "value of " + key));
        store().runs().logBatch(RunBatch.params(run, params));

        assertThat(store().run(run).data().params())
                .as(
                        "Params must come back character for character: the longest, all scripts, controls, empty ones; keys that differ"
                                + " by case, width or a blank alone are different keys.")
                .isEqualTo(params);
    }

    @Test
    void tags_ofEveryLegalKeyAndValue_comeBackAsWritten() {
        String run = Samples.createRun(store(), 1);
        Map<String, String> tags = byNumber(LegalTexts.values(LegalTexts.TAG));
        LegalTexts.keys().forEach(key -> tags.put(key, "value of " + key));
        store().runs().logBatch(RunBatch.tags(run, tags));

        assertThat(store().run(run).data().tags())
                .as(
                        "Tags must come back character for character: the longest, all scripts, controls, empty ones; keys that differ by"
                                + " case, width or a blank alone are different keys.")
                .isEqualTo(tags);
    }

    /** A store may keep what many runs have in common once. */
    @Test
    void tags_thatRunsHaveInCommon_changeInOneRunAlone() {
        Map<String, String> common = Map.of("mlops.os", "Linux", "mlops.host", "h1", "mlflow.source.name", "Train");
        List<String> runs = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            Map<String, String> tags = new HashMap<>(common);
            tags.put("own", Integer.toString(number));
            store().runs();
            runs.add(store().assign(
                            new RunWrite.Create(Samples.run(number, Experiment.DEFAULT_ID, store().now()), tags)));
        }
        store().commit(Samples.tagOfRun(runs.get(0), "mlops.os", Optional.of("Plan 9")));
        store().runs().logBatch(RunBatch.withoutTag(runs.get(1), "mlops.host"));
        store().runs().logBatch(RunBatch.tags(runs.get(1), Map.of("mlflow.source.name", "Tune")));

        String why = "A tag that runs have in common must change in the run that it is changed in, and in no other.";
        assertThat(store().run(runs.get(0)).data().tags())
                .as(why)
                .isEqualTo(Map.of("mlops.os", "Plan 9", "mlops.host", "h1", "mlflow.source.name", "Train", "own", "1"));
        assertThat(store().run(runs.get(1)).data().tags())
                .as(why)
                .isEqualTo(Map.of("mlops.os", "Linux", "mlflow.source.name", "Tune", "own", "2"));
        assertThat(store().run(runs.get(2)).data().tags())
                .as(why)
                .containsAllEntriesOf(common)
                .hasSize(4);
    }

    private static Map<String, String> byNumber(List<String> values) {
        Map<String, String> texts = new HashMap<>();
        values.forEach(value -> texts.put("value " + texts.size(), value));
        return texts;
    }

    @Test
    void param_sameValueAgain_isNoError() {
        String run = Samples.createRun(store(), 1);
        store().runs().logBatch(RunBatch.params(run, Map.of("depth", "6")));
        store().runs().logBatch(RunBatch.params(run, Map.of("depth", "6", "rate", "0.1")));

        assertThat(store().run(run).data().params())
                .as("Writing the same value of a param again must be no error.")
                .isEqualTo(Map.of("depth", "6", "rate", "0.1"));
    }

    @Test
    void param_otherValue_isAConflictAndNothingOfTheBatchIsWritten() {
        String run = Samples.createRun(store(), 1);
        store().runs().logBatch(RunBatch.params(run, Map.of("depth", "6")));
        RunBatch batch = new RunBatch(
                run,
                Map.of("another", "1", "depth", "7", "zeta", "2"),
                Map.of("tag", "new"),
                Set.of(),
                List.of(Samples.input("rows", "training")));

        assertThatThrownBy(
                        () -> store().runs().logBatch(batch),
                        "Params are write-once: another value must throw ConflictException.")
                .isInstanceOf(ConflictException.class);
        assertThat(store().run(run).data())
                .as(
                        "A batch with a conflict must write nothing: neither other params nor tags nor inputs, and the first value stays.")
                .isEqualTo(new RunData(Map.of("depth", "6"), Map.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void param_valuesThatLookAlike_areDifferentValues() {
        String run = Samples.createRun(store(), 1);
        store().runs().logBatch(RunBatch.params(run, Map.of("k", "a")));
        for (String other : List.of("A", "a ", "", "\u00E4")) {
            assertThatThrownBy(
                            () -> store().runs().logBatch(RunBatch.params(run, Map.of("k", other))),
                            "<%s> is not the value <a> that was written, so it must be a ConflictException.",
                            other)
                    .isInstanceOf(ConflictException.class);
        }
    }

    @Test
    void param_differentValuesRacing_haveExactlyOneWinner() {
        String run = Samples.createRun(store(), 1);
        Race<String> race = Race.of(8, thread -> () -> {
            store().runs().logBatch(RunBatch.params(run, Map.of("depth", "value " + thread)));
            return "value " + thread;
        });

        assertThat(race.results())
                .as("Of 8 writers of one param with different values exactly one must win.")
                .hasSize(1);
        assertThat(race.failures())
                .as("The losers must get ConflictException.")
                .allMatch(failure -> failure instanceof ConflictException);
        assertThat(store().run(run).param("depth"))
                .as("The value that stays must be the winner's.")
                .contains(race.results().get(0));
    }

    @Test
    void tags_setAndRemoved_showTheLastState() {
        String run = Samples.createRun(store(), 1);
        store().runs().logBatch(RunBatch.tags(run, Map.of("a", "1", "b", "2", "c", "3")));
        store().runs().logBatch(new RunBatch(run, Map.of(), Map.of("a", "10"), Set.of("b", "absent"), List.of()));
        store().commit(Samples.tagOfRun(run, "c", Optional.empty()));
        store().commit(Samples.tagOfRun(run, "d", Optional.of("4")));

        assertThat(store().run(run).data().tags())
                .as(
                        "A tag is replaced by its last value and removed on demand, by logBatch and by commit alike; removing a missing one is no error.")
                .isEqualTo(Map.of("a", "10", "d", "4"));
    }

    @Test
    void inputs_addedTwice_areKeptOnce() {
        String run = Samples.createRun(store(), 1);
        DatasetInput training = Samples.input("rows", "training");
        DatasetInput validation = Samples.input("rows", "validation");
        store().runs().logBatch(new RunBatch(run, Map.of(), Map.of(), Set.of(), List.of(training, validation)));
        store().runs().logBatch(RunBatch.input(run, training));

        assertThat(store().run(run).data().inputs())
                .as("An input is told apart by name, digest and context; the same one again adds nothing.")
                .containsExactlyInAnyOrder(training, validation);
    }

    @Test
    void input_withEverything_comesBackAsWritten() {
        String run = Samples.createRun(store(), 1);
        Dataset dataset = Dataset.of(
                        "d\u00E4ta \uD83D\uDE80", "x".repeat(Dataset.MAX_DIGEST), "local", "file:/a%20b?c=d#e")
                .withSchema(Samples.schema())
                .withProfile("{\"rows\": 5}");
        store().runs().logBatch(RunBatch.input(run, new DatasetInput(dataset, "")));

        assertThat(store().run(run).data().inputs())
                .as("An input's name, digest, source, schema, profile and empty context must come back as written.")
                .containsExactly(new DatasetInput(dataset, ""));
    }
}
