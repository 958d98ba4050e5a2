package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.Policies;
import io.mlops.governance.audit.AuditEntry;
import io.mlops.monitoring.MonitorSpec;
import io.mlops.monitoring.WindowLength;
import io.mlops.registry.ModelVersion;
import io.mlops.tracking.RunSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An entry of the audit log says what was before, where there was something, and what is after. */
class BeforeAndAfterTest {
    @TempDir
    Path folder;

    private GovernedStore store;
    private Mlops ana;
    private ModelVersion version;

    @BeforeEach
    void open() {
        store = new GovernedStore("memory:", folder, UnaryOperator.identity());
        ana = store.as("ana");
        version = store.version(ana, "one");
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** The fields of the latest entry: before, an arrow, after. */
    private String change(Runnable change) {
        change.run();
        AuditEntry entry = store.entries().get(store.entries().size() - 1);
        return group(entry, "before.") + " -> " + group(entry, "after.");
    }

    private static Map<String, String> group(AuditEntry entry, String prefix) {
        Map<String, String> fields = new TreeMap<>();
        entry.details().forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                fields.put(name.substring(prefix.length()), value);
            }
        });
        return fields;
    }

    @Test
    void entry_ofAChangedModel_tellsWhatItWas() {
        ana.registry().describeModel("scorer", "old");
        ana.registry().setModelTag("scorer", "stage", "trial");

        assertThat(change(() -> ana.registry().describeModel("scorer", "new")))
                .isEqualTo("{description=old} -> {description=new}");
        assertThat(change(() -> ana.registry().setModelTag("scorer", "stage", "password=hunter2 set")))
                .isEqualTo("{key=stage, value=trial} -> {key=stage, value=password=*** set}");
        assertThat(change(() -> ana.registry().deleteModelTag("scorer", "stage")))
                .isEqualTo("{key=stage, value=password=*** set} -> {key=stage}");
        assertThat(change(() -> ana.registry().renameModel("scorer", "ranker")))
                .isEqualTo("{model=scorer} -> {model=ranker}");
        ana.registry().setAlias(ana.registry().getVersion("ranker", 1), "champion");
        assertThat(change(() -> ana.registry().deleteModel("ranker")))
                .isEqualTo("{alias:champion=1, description=new} -> {}");
    }

    @Test
    void entry_ofAChangedVersion_tellsWhatItWas() {
        String digest = version.source().digest().orElseThrow().hex();
        ana.registry().describeVersion(version, "old");
        ana.registry().setVersionTag(version, "stage", "trial");
        ana.registry().setAlias(version, "champion");
        ModelVersion second = store.version(ana, "two");

        assertThat(change(() -> ana.registry().describeVersion(version, "new")))
                .isEqualTo("{description=old} -> {description=new}");
        assertThat(change(() -> ana.registry().deleteVersionTag(version, "stage")))
                .isEqualTo("{key=stage, value=trial} -> {key=stage}");
        assertThat(change(() -> ana.registry().setAlias(second, "champion")))
                .isEqualTo("{digest=" + digest + ", version=1} -> {digest="
                        + second.source().digest().orElseThrow().hex() + ", version=2}");
        assertThat(change(() -> ana.registry().deleteVersion(version)))
                .contains("digest=" + digest, "run=" + version.source().runId())
                .endsWith("} -> {}");
    }

    @Test
    void entry_ofAChangedExperimentOrRun_tellsWhatItWas() {
        String run = version.source().runId();
        ana.tracking().setExperimentTag("churn", "team", "a");
        ana.tracking().setRunTag(run, "note", "a");

        assertThat(change(() -> ana.tracking().setExperimentTag("churn", "team", "b")))
                .isEqualTo("{key=team, value=a} -> {key=team, value=b}");
        assertThat(change(() -> ana.tracking().setRunTag(run, "note", "b")))
                .isEqualTo("{key=note, value=a} -> {key=note, value=b}");
        assertThat(change(() -> ana.tracking().deleteRun(run))).isEqualTo("{stage=ACTIVE} -> {stage=DELETED}");
        assertThat(change(() -> ana.tracking().restoreRun(run))).isEqualTo("{stage=DELETED} -> {stage=ACTIVE}");
        assertThat(change(() -> ana.tracking().resumeRun(run))).isEqualTo("{status=FINISHED} -> {status=RUNNING}");
        assertThat(change(() -> ana.tracking().startRun(RunSpec.of("churn", "x"))))
                .isEqualTo("{} -> {experiment=churn, name=x}");
        assertThat(change(() -> ana.tracking().renameExperiment("churn", "loss")))
                .isEqualTo("{name=churn} -> {name=loss}");
        assertThat(change(() -> ana.tracking().deleteExperiment("loss")))
                .isEqualTo("{stage=ACTIVE} -> {stage=DELETED}");
        assertThat(change(() -> ana.tracking().restoreExperiment("loss")))
                .isEqualTo("{stage=DELETED} -> {stage=ACTIVE}");
    }

    @Test
    void entry_ofAnApprovalOrAMonitor_tellsWhatItWas() {
        ApprovalRequest request = ana.governance().requestApproval(version, "champion", "");

        assertThat(change(() -> store.as("ben").governance().approve(request, "")))
                .startsWith("{status=PENDING} -> {")
                .contains("status=APPROVED");
        store.clock.advance(Duration.ofDays(31));
        ana.governance().enforce(Policies.fourEyes("champion"));
        assertThat(change(() -> {
                    try {
                        ana.registry().setAlias(version, "champion");
                    } catch (io.mlops.error.ApprovalRequiredException e) {
                        assertThat(e).hasMessageContaining("expired");
                    }
                }))
                .isEqualTo("{status=APPROVED} -> {status=EXPIRED}");
        ana.monitoring().monitor("scorer", "production", spec(50));
        assertThat(change(() -> ana.monitoring().monitor("scorer", "production", spec(60))))
                .matches("\\{specification=.*0\\.05S.*} -> \\{specification=.*0\\.06S.*}");
    }

    private static MonitorSpec spec(int millis) {
        return MonitorSpec.builder(StoreFixture.INPUTS)
                .window(WindowLength.DAY)
                .latency(Duration.ofMillis(millis))
                .build();
    }
}
