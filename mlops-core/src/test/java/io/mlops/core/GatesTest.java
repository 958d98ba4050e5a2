package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.data.Dataset;
import io.mlops.error.InvalidInputException;
import io.mlops.error.PolicyViolationException;
import io.mlops.governance.GovernanceHook;
import io.mlops.governance.gate.Gates;
import io.mlops.monitoring.DriftCheck;
import io.mlops.monitoring.ModelMonitor;
import io.mlops.monitoring.MonitorSpec;
import io.mlops.monitoring.WindowLength;
import io.mlops.registry.ModelVersion;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatesTest {
    @TempDir
    Path folder;

    private GovernedStore store;

    private Mlops open(GovernanceHook... gates) {
        store = new GovernedStore("memory:", folder, judgement -> {
            Judgement all = judgement;
            for (GovernanceHook gate : gates) {
                all = all.hook(gate);
            }
            return all;
        });
        return store.as("ana");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private ModelVersion version(Mlops mlops, String content, double auc) {
        return mlops.tracking().run("churn", content, run -> {
            run.logMetric("auc", auc);
            run.logInput(Dataset.of("customers", "sha256-of-may", "local", "may.csv"), "training");
            run.flush();
            return mlops.registry().register("scorer", StoreFixture.logModel(run, folder, content));
        });
    }

    private void assertRefused(Mlops mlops, ModelVersion version, String rule) {
        assertThatThrownBy(() -> mlops.registry().setAlias(version, "champion"))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining(rule);
        assertThat(store.refusals("alias.set")).contains(rule);
    }

    @Test
    void metric_belowItsThresholdOrMissing_isRefused() {
        Mlops mlops = open(
                Gates.before(Gates.metricAtLeast("auc", 0.8), "champion"),
                Gates.before(Gates.metricAtMost("error", 0.1), "strict"));
        ModelVersion weak = version(mlops, "weak", 0.79);

        assertRefused(mlops, weak, "metric-threshold");
        mlops.registry().setAlias(weak, "challenger");
        assertThatThrownBy(() -> mlops.registry().setAlias(weak, "strict"))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("NaN");
        mlops.registry().setAlias(version(mlops, "strong", 0.8), "champion");
    }

    @Test
    void version_worseThanTheChampion_isRefusedAndARollbackIsNot() {
        Mlops mlops = open(Gates.notWorseThanChampion("auc", Gates.Better.HIGHER, 0.005));
        ModelVersion first = version(mlops, "first", 0.80);
        mlops.registry().setAlias(first, "champion");
        mlops.registry().setAlias(version(mlops, "second", 0.82), "champion");

        assertRefused(mlops, version(mlops, "third", 0.81), "not-worse-than-champion");
        assertThat(mlops.registry().rollback("scorer", "champion")).isEqualTo(first);
    }

    @Test
    void modelCard_withoutARequiredField_isRefused() {
        Mlops mlops = open(Gates.modelCard("intended_use", "description"));
        ModelVersion version = version(mlops, "one", 0.8);

        assertRefused(mlops, version, "model-card");
        mlops.registry().setVersionTag(version, "intended_use", "retention offers");
        mlops.registry().describeVersion(version, "gradient boosting on 2011");
        mlops.registry().setAlias(version, "champion");
    }

    @Test
    void dataset_thatIsNotTheRequiredOne_isRefused() {
        Mlops mlops = open(
                Gates.before(Gates.dataset("training"), "any"),
                Gates.before(Gates.dataset("training", "sha256-of-june"), "champion"));
        ModelVersion version = version(mlops, "one", 0.8);

        mlops.registry().setAlias(version, "any");
        assertRefused(mlops, version, "dataset-digest");
    }

    @Test
    void driftCheck_tooLongAgoOrNever_isRefused() {
        Mlops mlops = open(Gates.driftCheckedWithin("production", Duration.ofDays(7)));
        ModelVersion version = mlops.tracking().run("churn", "one", run -> {
            run.logReference(StoreFixture.profile(1, 2, 3));
            return mlops.registry().register("scorer", StoreFixture.logModel(run, folder, "one"));
        });
        ModelMonitor monitor = mlops.monitoring()
                .monitor(
                        "scorer",
                        "production",
                        MonitorSpec.builder(StoreFixture.INPUTS)
                                .window(WindowLength.DAY)
                                .driftWindow(WindowLength.DAY)
                                .drift(new DriftCheck(DriftCheck.KOLMOGOROV_SMIRNOV, 0.9, 1))
                                .build());

        assertRefused(mlops, version, "drift-check-age");
        monitor.observe(version, "p", monitor.newRow().set(0, 2), 1);
        store.clock.advance(Duration.ofDays(3));
        monitor.check();
        mlops.registry().setAlias(version, "champion");
        store.clock.advance(Duration.ofDays(8));
        assertRefused(mlops, version, "drift-check-age");
    }

    @Test
    void gate_ofImpossibleNumbers_isRefused() {
        open();
        assertThatThrownBy(() -> Gates.metricAtLeast("auc", Double.NaN)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Gates.notWorseThanChampion("auc", Gates.Better.LOWER, -1))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Gates.driftCheckedWithin("production", Duration.ZERO))
                .isInstanceOf(InvalidInputException.class);
    }
}
