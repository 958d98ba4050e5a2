package io.mlops.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ContentSource;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.registry.AliasState;
import io.mlops.spi.Capability;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.ExperimentWrite;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.spi.commit.RegistryWrite;
import io.mlops.spi.commit.Write;
import io.mlops.testkit.fixture.Samples;
import io.mlops.testkit.fixture.StoreContract;
import io.mlops.tracking.Metric;
import io.mlops.tracking.MetricSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a backend lacks is refused, never done by half; each test is skipped where the backend has the capability. */
public abstract class CapabilityContract extends StoreContract {
    private static final String RUN = Samples.runId(1);
    private static final ArtifactPath FILE = new ArtifactPath("a");

    @Test
    void withoutRuns_commitOfExperiment_isUnsupported() {
        refused(Capability.RUNS, new ExperimentWrite.Create("churn"));
    }

    @Test
    void withoutRegistry_commitOfModel_isUnsupported() {
        refused(Capability.REGISTRY, Samples.model("churn"));
    }

    @Test
    void withoutRecords_commitOfRecordOrLeaf_isUnsupported() {
        refused(Capability.RECORDS, new RecordWrite.Put("policy", "main", "1"));
        refused(
                Capability.RECORDS,
                () -> store().backend()
                        .commit(new Commit(
                                store().nextRequestId(),
                                store().writerId(),
                                store().now(),
                                List.of(),
                                List.of(),
                                List.of(new AuditLeaf("{}")))));
    }

    private void refused(Capability lacking, Write write) {
        refused(lacking, () -> store().commit(write));
    }

    private void refused(Capability lacking, ThrowingCallable call) {
        store().needsLackOf(lacking);
        assertThatThrownBy(call, "Without %s this must throw UnsupportedCapabilityException.", lacking)
                .isInstanceOf(UnsupportedCapabilityException.class);
    }

    @Test
    void withoutAtomicCommit_twoWrites_areUnsupportedAndNeitherIsDone() {
        store().needsLackOf(Capability.ATOMIC_COMMIT);
        store().registry();
        Commit two = store().commitOf(List.of(), List.of(Samples.model("one"), Samples.model("two")));

        refused(Capability.ATOMIC_COMMIT, () -> store().backend().commit(two));
        assertThat(store().registry().findModel("one"))
                .as("A refused commit must write nothing.")
                .isEmpty();
    }

    @Test
    void withoutAtomicCommit_auditLeaf_isUnsupportedAndTheWriteIsNotDone() {
        store().needsLackOf(Capability.ATOMIC_COMMIT);
        store().registry();
        Commit audited = new Commit(
                store().nextRequestId(),
                store().writerId(),
                store().now(),
                List.of(),
                List.of(Samples.model("one")),
                List.of(new AuditLeaf("{}")));

        refused(Capability.ATOMIC_COMMIT, () -> store().backend().commit(audited));
        assertThat(store().registry().findModel("one"))
                .as("A refused commit must write nothing.")
                .isEmpty();
    }

    @Test
    void withoutCompareAndSet_expectationOfAlias_isUnsupportedAndTheAliasStays() {
        store().needsLackOf(Capability.ALIAS_COMPARE_AND_SET);
        Samples.createVersions(store(), "churn", 1);
        Expectation expectation = new Expectation.AliasAt("churn", "champion", 0);

        refused(
                Capability.ALIAS_COMPARE_AND_SET,
                () -> store().commitIf(expectation, new RegistryWrite.SetAlias("churn", "champion", 1)));
        assertThat(store().registry()
                        .findAlias("churn", "champion")
                        .map(AliasState::version)
                        .orElse(0))
                .as("A refused commit must write nothing.")
                .isZero();
    }

    @Test
    void withoutAliasHistory_asking_isUnsupported() {
        store().needsLackOf(Capability.ALIAS_HISTORY);
        Samples.createVersions(store(), "churn", 1);
        refused(Capability.ALIAS_HISTORY, () -> store().registry().aliasHistory("churn", "champion"));
    }

    @Test
    void withoutRegistryChanges_asking_isUnsupported() {
        store().needsLackOf(Capability.REGISTRY_CHANGES);
        store().registry();
        refused(Capability.REGISTRY_CHANGES, () -> store().registry().generation());
        refused(Capability.REGISTRY_CHANGES, () -> store().registry().changes(0, 10));
    }

    @Test
    void withoutExactInfinities_infinity_isTheLargestNumber() {
        store().needsLackOf(Capability.EXACT_INFINITIES);
        String run = Samples.createRun(store(), 1);
        store().metrics().append("w", 1, List.of(Samples.point(run, "k", 1, Double.NEGATIVE_INFINITY)));

        assertThat(store().metrics().latest(run))
                .as("Without EXACT_INFINITIES an infinity must come back as the largest number of its sign.")
                .extracting(Metric::value)
                .containsExactly(-Double.MAX_VALUE);
    }

    @Test
    void withoutSeriesDimensions_seriesOfAModel_isUnsupportedAndNothingIsWritten() {
        store().needsLackOf(Capability.SERIES_DIMENSIONS);
        String run = Samples.createRun(store(), 1);
        MetricSeries onModel = MetricSeries.of("k").onModel("m-1");

        refused(
                Capability.SERIES_DIMENSIONS,
                () -> store().metrics()
                        .append(
                                "w",
                                1,
                                List.of(
                                        Samples.point(run, "k", 1, 1),
                                        Samples.points(run, onModel, new long[] {1}, new double[] {1}))));
        assertThat(store().metrics().latest(run))
                .as("A refused append must write nothing.")
                .isEmpty();
    }

    @Test
    void withoutDigests_digest_isEmpty() {
        store().needsLackOf(Capability.ARTIFACT_DIGESTS);
        assertThat(store().artifacts()
                        .write(RUN, FILE, ContentSource.of(new byte[1]))
                        .digest())
                .as("Without ARTIFACT_DIGESTS the digest must be empty, as nobody would check it.")
                .isEqualTo(Optional.empty());
    }

    @Test
    void withoutLinks_asking_isUnsupported() {
        store().needsLackOf(Capability.ARTIFACT_LINKS);
        store().artifacts().write(RUN, FILE, ContentSource.of(new byte[1]));
        refused(Capability.ARTIFACT_LINKS, () -> store().artifacts().link(RUN, FILE, Duration.ofMinutes(1)));
    }

    @Test
    void withoutPurge_runs_areNotPurged() {
        store().needsLackOf(Capability.PURGE);
        store().runs();
        refused(Capability.PURGE, () -> store().runs().purge(Instant.EPOCH));
    }

    @Test
    void withoutPurge_artifacts_areNotSwept() {
        store().needsLackOf(Capability.PURGE);
        store().artifacts();
        refused(Capability.PURGE, () -> store().artifacts().sweep(Instant.EPOCH));
    }
}
