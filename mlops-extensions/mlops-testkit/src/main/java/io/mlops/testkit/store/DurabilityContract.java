package io.mlops.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.page.PageRequest;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.search.SearchQuery;
import io.mlops.spi.Capability;
import io.mlops.spi.LogEntry;
import io.mlops.spi.LogName;
import io.mlops.spi.RegistryChange;
import io.mlops.spi.RunBatch;
import io.mlops.spi.StoredAuditLeaf;
import io.mlops.spi.StoredLogEntry;
import io.mlops.spi.StoredRecord;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.MerkleFrontier;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.testkit.fixture.Generated;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricPage;
import io.mlops.tracking.MetricSeries;
import io.mlops.tracking.Run;
import io.mlops.tracking.StepRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What was written is there after the store is closed and opened again, and what was counted goes on. */
public abstract class DurabilityContract extends StoreContract {
    private static final LogName LOG = new LogName("prediction", "churn");

    @Test
    void runs_afterReopening_areAsBefore() {
        String experiment = Samples.createExperiment(store(), "churn \uD83D\uDE80");
        String run = Samples.createRun(store(), Samples.run(1, experiment, store().now()));
        store().runs()
                .logBatch(new RunBatch(
                        run,
                        Map.of("depth", "6"),
                        Map.of("k", ""),
                        Set.of(),
                        List.of(Samples.input("rows", "training"))));
        store().runs()
                .logModel(new LoggedModel("m-1", run, "model", Optional.empty(), Optional.empty(), store().now()));
        store().commit(new ExperimentWrite.SetStage(experiment, LifecycleStage.DELETED));
        Run before = store().run(run);
        Optional<Experiment> experimentBefore = store().runs().findExperiment(experiment);
        store().reopen();

        assertThat(store().run(run))
                .as("A run must be after a reopening what it was before.")
                .isEqualTo(before);
        assertThat(store().runs().findExperiment(experiment))
                .as("An experiment must be after a reopening what it was before.")
                .isEqualTo(experimentBefore);
        store().commit(new ExperimentWrite.SetStage(experiment, LifecycleStage.ACTIVE));
        assertThat(store().run(run).info().stage())
                .as("That a run was deleted with its experiment must survive a reopening too.")
                .isEqualTo(LifecycleStage.ACTIVE);
    }

    @Test
    void experimentIds_afterReopening_goOn() {
        long last = Long.parseLong(Samples.createExperiment(store(), "one"));
        store().reopen();

        assertThat(Long.parseLong(Samples.createExperiment(store(), "two")))
                .as("Experiment ids must go on after a reopening.")
                .isGreaterThan(last);
        assertThat(store().runs()
                        .searchExperiments(SearchQuery.where("name = 'Default'"))
                        .items())
                .as("A reopening must not create the default experiment again.")
                .hasSize(1);
    }

    @Test
    void metrics_afterReopening_areAsBeforeAndRepeatsAreKnown() {
        String run = Samples.createRun(store(), 1);
        MetricSeries series = MetricSeries.of("loss");
        store().metrics()
                .append(
                        "w",
                        7,
                        List.of(Samples.points(
                                run,
                                series,
                                LongStream.range(0, 1000).toArray(),
                                LongStream.range(0, 1000).mapToDouble(Math::sin).toArray())));
        List<Metric> latest = store().metrics().latest(run);
        MetricPage history = store().metrics().history(run, series, StepRange.ALL, PageRequest.first(2000));
        store().reopen();

        assertThat(store().metrics().latest(run))
                .as("The latest points must survive a reopening.")
                .isEqualTo(latest);
        assertThat(store().metrics().history(run, series, StepRange.ALL, PageRequest.first(2000)))
                .as("The history must survive a reopening, every point bit for bit.")
                .isEqualTo(history);
        store().needs(Capability.IDEMPOTENT_COMMITS);
        store().metrics().append("w", 7, List.of(Samples.point(run, "loss", 5000, 1)));
        assertThat(store().metrics().latest(run))
                .as("The last sequence of a writer must survive a reopening, so that a repeat is known.")
                .isEqualTo(latest);
    }

    @Test
    void registry_afterReopening_isAsBeforeAndGoesOn() {
        Samples.createVersions(store(), "churn", 3);
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 1));
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 2));
        store().commit(new RegistryWrite.DeleteVersion("churn", 3));
        Optional<RegisteredModel> model = store().registry().findModel("churn");
        Optional<ModelVersion> version = store().registry().findVersion("churn", 2);
        Optional<AliasState> alias = store().registry().findAlias("churn", "champion");
        store().reopen();

        assertThat(store().registry().findModel("churn"))
                .as("A model must survive a reopening.")
                .isEqualTo(model);
        assertThat(store().registry().findVersion("churn", 2))
                .as("A version must survive a reopening.")
                .isEqualTo(version);
        assertThat(store().registry().findAlias("churn", "champion"))
                .as("An alias must survive a reopening.")
                .isEqualTo(alias);
        assertThat(store().registry().nextVersion("churn"))
                .as("The number of a deleted version must stay used over a reopening.")
                .isEqualTo(4);
    }

    @Test
    void registryChanges_afterReopening_areAsBefore() {
        store().needs(Capability.REGISTRY_CHANGES, Capability.ALIAS_HISTORY);
        Samples.createVersions(store(), "churn", 2);
        store().commit(new RegistryWrite.SetAlias("churn", "champion", 1));
        store().commit(new RegistryWrite.DeleteAlias("churn", "champion"));
        long generation = store().registry().generation();
        List<RegistryChange> changes = store().registry().changes(0, 100);
        List<AliasState> history = store().registry().aliasHistory("churn", "champion");
        store().reopen();

        assertThat(store().registry().generation())
                .as("A reopening is no change of the registry: its generation stays.")
                .isEqualTo(generation);
        assertThat(store().registry().changes(0, 100))
                .as("Changes must survive a reopening.")
                .isEqualTo(changes);
        assertThat(store().registry().aliasHistory("churn", "champion"))
                .as("The history of an alias must survive a reopening.")
                .isEqualTo(history);
    }

    @Test
    void recordsAndLogs_afterReopening_areAsBeforeAndGoOn() {
        store().records();
        store().commit(new RecordWrite.Put("policy", "main", "{\"v\": 1}"));
        store().commit(new RecordWrite.Put("policy", "gone", "1"));
        store().commit(new RecordWrite.Delete("policy", "gone"));
        store().records().append(LOG, "w", 3, List.of(new LogEntry("k", store().now(), "{}")));
        Optional<StoredRecord> record = store().records().find("policy", "main");
        List<StoredLogEntry> entries = store().records().read(LOG, 0, 10);
        store().reopen();

        assertThat(store().records().find("policy", "main"))
                .as("A record must survive a reopening.")
                .isEqualTo(record);
        assertThat(store().records().read(LOG, 0, 10))
                .as("A log must survive a reopening.")
                .isEqualTo(entries);
        store().records().append(LOG, "w", 3, List.of(new LogEntry("repeat", store().now(), "{}")));
        assertThat(store().records().read(LOG, 0, 10))
                .as("The last sequence of a log's writer must survive a reopening, so that a repeat is known.")
                .isEqualTo(entries);
        store().commit(new RecordWrite.Put("policy", "gone", "2"));
        assertThat(store().records()
                        .find("policy", "gone")
                        .map(StoredRecord::revision)
                        .orElse(0L))
                .as("The revision of a deleted record must go on after a reopening.")
                .isGreaterThan(1L);
    }

    @Test
    void auditLog_afterReopening_isAsBeforeAndGoesOn() {
        store().records();
        List<AuditLeaf> leaves = LongStream.range(0, 5)
                .mapToObj(i -> new AuditLeaf("{\"n\":" + i + "}"))
                .toList();
        store().commitWith(leaves);
        MerkleFrontier frontier = store().records().auditFrontier();
        store().reopen();

        assertThat(store().records().auditFrontier())
                .as("The audit log's frontier must survive a reopening.")
                .isEqualTo(frontier);
        assertThat(store().records().auditLeaves(0, 10))
                .extracting(StoredAuditLeaf::leaf)
                .as("Audit leaves must survive a reopening.")
                .isEqualTo(leaves);
        AuditLeaf next = new AuditLeaf("{\"n\":5}");
        store().commitWith(List.of(next));
        assertThat(store().records().auditFrontier())
                .as("The audit log must go on after a reopening, in the same tree.")
                .isEqualTo(frontier.append(next.hash()));
    }

    @Test
    void requestId_afterReopening_isKnown() {
        store().needs(Capability.IDEMPOTENT_COMMITS);
        Samples.createVersions(store(), "churn", 0);
        Commit commit =
                store().commitOf(List.of(new Expectation.NextVersion("churn", 1)), List.of(Samples.version("churn")));
        CommitResult first = store().backend().commit(commit);
        store().reopen();

        assertThatCode(() -> store().backend().commit(commit))
                .as("A request id must be known over a reopening: the reply may have been lost with the process.")
                .doesNotThrowAnyException();
        assertThat(store().backend().commit(commit))
                .as("A request id that is known over a reopening must be answered as the first time.")
                .isEqualTo(first);
        assertThat(store().registry().nextVersion("churn"))
                .as("The repeat must change nothing.")
                .isEqualTo(2);
    }

    @Test
    void artifacts_afterReopening_areAsBefore() {
        ArtifactPath path = new ArtifactPath("model/\u00E4.bin");
        Generated content = new Generated(5, 300_000);
        ArtifactInfo written = store().artifacts().write("dataset-1", path, content);
        store().reopen();

        assertThat(store().artifacts().find("dataset-1", path))
                .as("A file must survive a reopening.")
                .contains(written);
        assertThat(Generated.digestOf(store().artifacts().open("dataset-1", path, ByteRange.ALL)))
                .as("A file's content must survive a reopening, byte for byte.")
                .isEqualTo(content.digest());
    }
}
