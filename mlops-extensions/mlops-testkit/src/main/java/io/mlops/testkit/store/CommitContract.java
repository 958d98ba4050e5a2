package io.mlops.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mlops.error.ConflictException;
import io.mlops.error.MlopsException;
import io.mlops.error.NotFoundException;
import io.mlops.registry.AliasState;
import io.mlops.spi.Capability;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.MetricWrite;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.RunWrite;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricPoints;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.RunStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Commits: in order, all or nothing, once. */
public abstract class CommitContract extends StoreContract {
    @Test
    void commit_severalParts_assignsPerWriteInOrder() {
        needEverything();
        CommitResult result = store().commit(
                        new ExperimentWrite.Create("churn"),
                        new RunWrite.Create(Samples.run(1, Experiment.DEFAULT_ID, store().now()), Map.of()),
                        Samples.model("churn"),
                        Samples.version("churn"),
                        new RegistryWrite.SetAlias("churn", "champion", 1),
                        new RecordWrite.Put("policy", "main", "{}"),
                        Samples.tagOfRun(Samples.runId(1), "k", Optional.of("v")));

        assertThat(result.assigned()).as("A commit assigns one text per write.").hasSize(7);
        assertThat(result.assigned())
                .as(
                        "A commit assigns one text per write: id of experiment and run, number of the version, revision of alias and record,"
                                + " else the empty text.")
                .containsExactly(result.assigned().get(0), Samples.runId(1), "", "1", "1", "1", "");
        assertThat(store().runs().findExperiment(result.assigned().get(0)).map(Experiment::name))
                .as("The assigned id must be that of the created experiment.")
                .contains("churn");
    }

    @Test
    void commit_laterWrite_seesWhatAnEarlierOneDid() {
        store().registry();
        store().commit(
                        Samples.model("churn"),
                        Samples.version("churn"),
                        new RegistryWrite.SetAlias("churn", "champion", 1));

        assertThat(store().registry().findAlias("churn", "champion").map(AliasState::version))
                .as(
                        "A later write of a commit must see what an earlier one did: the alias points to the version of the same commit.")
                .contains(1);
    }

    @Test
    void commit_lastWriteFails_undoesEverythingOverAllParts() {
        needEverything();
        Samples.createVersions(store(), "kept", 1);
        store().commit(new RecordWrite.Put("policy", "main", "{\"v\":1}"));
        long audited = store().records().auditFrontier().size();
        List<AuditLeaf> leaves = List.of(new AuditLeaf("{\"action\":\"refused\"}"));

        assertThatThrownBy(
                        () -> store().commitWith(
                                        leaves,
                                        new ExperimentWrite.Create("half"),
                                        new RunWrite.Create(
                                                Samples.run(1, Experiment.DEFAULT_ID, store().now()), Map.of()),
                                        Samples.version("kept"),
                                        new RegistryWrite.SetAlias("kept", "champion", 2),
                                        new RegistryWrite.DeleteVersion("kept", 1),
                                        new RecordWrite.Put("policy", "main", "{\"v\":2}"),
                                        new RegistryWrite.SetAlias("kept", "champion", 99)),
                        "The last write names a missing version, so the commit must throw NotFoundException.")
                .isInstanceOf(NotFoundException.class);

        assertNothingIsLeft();
        assertThat(store().records().auditFrontier().size())
                .as("A commit whose last write fails must leave no audit leaf behind.")
                .isEqualTo(audited);
    }

    private void assertNothingIsLeft() {
        String why = "A commit whose last write fails must leave nothing behind: ";
        assertThat(store().runs().findExperimentByName("half"))
                .as(why + "no experiment.")
                .isEmpty();
        assertThat(store().runs().findRun(Samples.runId(1))).as(why + "no run.").isEmpty();
        assertThat(store().registry().findVersion("kept", 2))
                .as(why + "no version.")
                .isEmpty();
        assertThat(store().registry().findVersion("kept", 1))
                .as(why + "no deletion.")
                .isPresent();
        assertThat(store().registry().nextVersion("kept"))
                .as(why + "no used number.")
                .isEqualTo(2);
        assertThat(store().registry().findAlias("kept", "champion"))
                .as(why + "no alias.")
                .isEmpty();
        assertThat(store().records().find("policy", "main").map(StoredRecord::json))
                .as(why + "no record.")
                .contains("{\"v\":1}");
    }

    @Test
    void commit_failedRequestId_canBeUsedAgain() {
        store().registry();
        Commit refused = store().commitOf(List.of(), List.of(Samples.version("churn")));
        assertThatThrownBy(
                        () -> store().backend().commit(refused),
                        "A version of a missing model must be NotFoundException.")
                .isInstanceOf(MlopsException.class);
        store().commit(Samples.model("churn"));

        assertThat(store().backend().commit(refused).assigned())
                .as("A commit that was refused is not remembered: the same request succeeds once its reason is gone.")
                .containsExactly("1");
    }

    @Test
    void commit_repeatedRequestId_changesNothingAndAnswersAsTheFirst() {
        store().needs(Capability.IDEMPOTENT_COMMITS);
        store().registry();
        store().commit(Samples.model("churn"));
        Commit commit = store().commitOf(List.of(), List.of(Samples.version("churn")));
        CommitResult first = store().backend().commit(commit);
        store().commit(Samples.version("churn"));
        CommitResult repeated = store().backend().commit(commit);

        assertThat(repeated)
                .as("A repeated request id must be answered as the first time.")
                .isEqualTo(first);
        assertThat(store().registry().nextVersion("churn"))
                .as("A repeated request id must change nothing.")
                .isEqualTo(3);
    }

    @Test
    void commit_repeatedRequestId_isAnsweredEvenWhereItsExpectationHoldsNoMore() {
        store().needs(Capability.IDEMPOTENT_COMMITS, Capability.ALIAS_COMPARE_AND_SET);
        Samples.createVersions(store(), "churn", 1);
        Commit commit = store().commitOf(
                        List.of(new Expectation.AliasAt("churn", "champion", 0)),
                        List.of(new RegistryWrite.SetAlias("churn", "champion", 1)));
        CommitResult first = store().backend().commit(commit);

        assertThatCode(() -> store().backend().commit(commit))
                .as(
                        "The repeat of a commit whose reply was lost is no conflict: look the request id up before checking expectations.")
                .doesNotThrowAnyException();
        assertThat(store().backend().commit(commit))
                .as(
                        "The request id must be looked up before expectations are checked: the repeat of a commit whose reply was lost is no conflict.")
                .isEqualTo(first);
    }

    @Test
    void expectation_recordAt_holdsForItsRevisionAlone() {
        store().records();
        store().commitIf(record(0), new RecordWrite.Put("policy", "main", "1"));
        store().commitIf(record(1), new RecordWrite.Put("policy", "main", "2"));
        for (long stale : new long[] {0, 1, 3}) {
            assertThatThrownBy(
                            () -> store().commitIf(record(stale), new RecordWrite.Put("policy", "main", "3")),
                            "RecordAt %s must be a ConflictException at revision 2.",
                            stale)
                    .isInstanceOf(ConflictException.class);
        }
        store().commit(new RecordWrite.Delete("policy", "main"));
        assertThatThrownBy(
                        () -> store().commitIf(record(2), new RecordWrite.Put("policy", "main", "3")),
                        "RecordAt 2 must be a ConflictException once the record is deleted.")
                .isInstanceOf(ConflictException.class);
        store().commitIf(record(0), new RecordWrite.Put("policy", "main", "4"));
        assertThat(store().records().find("policy", "main").map(StoredRecord::json))
                .as("RecordAt 0 holds where there is no record, also where it was deleted.")
                .contains("4");
    }

    @Test
    void expectation_nextVersion_holdsForTheNextNumberAlone() {
        store().registry();
        store().commit(Samples.model("churn"));
        store().commitIf(new Expectation.NextVersion("churn", 1), Samples.version("churn"));
        for (int other : new int[] {1, 3}) {
            assertThatThrownBy(
                            () -> store().commitIf(
                                            new Expectation.NextVersion("churn", other), Samples.version("churn")),
                            "NextVersion %s must be a ConflictException where 2 is next.",
                            other)
                    .isInstanceOf(ConflictException.class);
        }
        assertThat(store().registry().nextVersion("churn"))
                .as("A conflict must use up no number.")
                .isEqualTo(2);
    }

    @Test
    void expectation_oneOfSeveralFails_isAConflictAndNothingIsWritten() {
        needEverything();
        Samples.createVersions(store(), "churn", 1);
        Commit commit = store().commitOf(
                        List.of(
                                new Expectation.NextVersion("churn", 2),
                                record(0),
                                new Expectation.AliasAt("churn", "champion", 7)),
                        List.of(Samples.version("churn"), new RecordWrite.Put("policy", "main", "1")));

        assertThatThrownBy(
                        () -> store().backend().commit(commit),
                        "All expectations must hold: one that does not is a ConflictException.")
                .isInstanceOf(ConflictException.class);
        assertThat(store().registry().nextVersion("churn"))
                .as("A conflict must write nothing.")
                .isEqualTo(2);
        assertThat(store().records().find("policy", "main"))
                .as("A conflict must write nothing.")
                .isEmpty();
    }

    @Test
    void expectation_isOfTheStateBeforeTheWrites() {
        store().needs(Capability.ATOMIC_COMMIT);
        store().registry();
        Commit commit = store().commitOf(
                        List.of(new Expectation.NextVersion("churn", 1)),
                        List.of(Samples.model("churn"), Samples.version("churn")));

        assertThat(store().backend().commit(commit).assigned())
                .as(
                        "Expectations are checked before the first write: NextVersion 1 holds for a model that the commit itself creates.")
                .containsExactly("", "1");
    }

    @Test
    void commit_empty_isNoError() {
        assertThat(store().backend()
                        .commit(store().commitOf(List.of(), List.of()))
                        .assigned())
                .as("A commit without writes assigns nothing and is no error.")
                .isEmpty();
    }

    @Test
    void commit_pointsWithTheEndOfTheirRun_makesBoth() {
        store().needs(Capability.ATOMIC_COMMIT);
        String run = Samples.createRun(store(), 1);
        store().backend().metrics().orElseThrow().append("w", 1, List.of(Samples.point(run, "loss", 1, 0.5)));

        store().commit(last(run, 2, 0.25), last(run, 3, 0.125), end(run));

        assertThat(store().backend().metrics().orElseThrow().latest(run))
                .as("Points of a commit join those that were appended before, and move the latest value.")
                .extracting(Metric::step, Metric::value)
                .containsExactly(tuple(3L, 0.125));
        assertThat(store().runs().findRun(run).map(found -> found.info().status()))
                .as("The other writes of the commit are made as well.")
                .contains(RunStatus.FINISHED);
    }

    @Test
    void commit_pointsBeforeAWriteThatFails_writesNone() {
        store().needs(Capability.ATOMIC_COMMIT);
        String run = Samples.createRun(store(), 1);

        assertThatThrownBy(() -> store().commit(last(run, 2, 0.25), end(Samples.runId(2))))
                .as("A commit that changes a run that does not exist fails.")
                .isInstanceOf(NotFoundException.class);

        assertThat(store().backend().metrics().orElseThrow().latest(run))
                .as("A commit that fails must write no point.")
                .isEmpty();
    }

    private static MetricWrite last(String run, long step, double value) {
        MetricPoints points = MetricPoints.copyOf(new long[] {step}, new long[] {step}, new double[] {value});
        return new MetricWrite(run, MetricSeries.of("loss"), points);
    }

    private RunWrite end(String run) {
        return new RunWrite.SetStatus(run, RunStatus.FINISHED, Optional.of(store().now()));
    }

    private void needEverything() {
        store().needs(Capability.ATOMIC_COMMIT, Capability.ALIAS_COMPARE_AND_SET);
        store().runs();
        store().registry();
        store().records();
    }

    private static Expectation record(long revision) {
        return new Expectation.RecordAt("policy", "main", revision);
    }
}
