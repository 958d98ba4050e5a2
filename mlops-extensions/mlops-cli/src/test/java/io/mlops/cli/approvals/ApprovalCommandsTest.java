package io.mlops.cli.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mlops.Mlops;
import io.mlops.artifact.Digest;
import io.mlops.cli.Called;
import io.mlops.core.MlopsSdk;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.ModelSignature;
import io.mlops.data.Schema;
import io.mlops.governance.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalCommandsTest {
    private static final String ANA = "ana-0123456789abcdef0123456789abcdef";
    private static final String BEN = "ben-0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    private String runId = "";

    @BeforeEach
    void fill() throws IOException {
        Path model = Files.writeString(folder.resolve("weights.bin"), "weights");
        try (Mlops mlops = MlopsSdk.open(folder.resolve("store"))) {
            ModelSignature signature = ModelSignature.of(Schema.of(Column.required("x", ColumnType.DOUBLE)));
            mlops.tracking().run("churn", "first", run -> {
                runId = run.id();
                run.logParam("depth", "6");
                run.logMetric("auc", 0.9, 1);
                return mlops.registry().register("churn-scorer", run.logModel("model", model, signature));
            });
            mlops.governance().enforce(Policies.fourEyes("champion"));
        }
        Files.write(
                folder.resolve("principals"),
                List.of(
                        "# who is known here",
                        "HUMAN ana " + Digest.of(ANA),
                        "HUMAN ben " + Digest.of(BEN),
                        "HUMAN eve " + Digest.of("short")));
        Files.writeString(folder.resolve("ana"), ANA + "\n");
        Files.writeString(folder.resolve("ben"), BEN + "\n");
        Files.writeString(folder.resolve("eve"), "short");
    }

    private Called as(String who, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of(
                "--store",
                folder.resolve("store").toString(),
                "--principals",
                folder.resolve("principals").toString(),
                "--as",
                "file:" + folder.resolve(who)));
        return Called.mlops(all.toArray(new String[0]));
    }

    private Called anybody(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--store", folder.resolve("store").toString()));
        return Called.mlops(all.toArray(new String[0]));
    }

    private String requested() throws IOException {
        Called called =
                as("ana", "approvals", "request", "churn-scorer", "1", "champion", "--reason", "better", "--json");
        assertThat(called.err()).isEmpty();
        return new ObjectMapper().readTree(called.out()).get("id").asText();
    }

    @Test
    void approve_bySomebodyElse_approvesAndIsListed() throws IOException {
        String id = requested();

        Called approved = as("ben", "approvals", "approve", id, "--comment", "reviewed");

        assertThat(approved.code()).as(approved.err()).isZero();
        assertThat(approved.out()).contains(id, "APPROVED");
        assertThat(anybody("approvals", "list").out()).contains(id, "APPROVED", "churn-scorer", "ana");
        assertThat(anybody("approvals", "list", "--model", "another").out()).doesNotContain(id);
    }

    @Test
    void approve_byTheRequesterOrNobody_isRefusedWith77() throws IOException {
        String id = requested();

        assertThat(as("ana", "approvals", "approve", id).code()).isEqualTo(77);
        assertThat(anybody("approvals", "approve", id).code()).isEqualTo(77);
        assertThat(as("eve", "approvals", "approve", id).code()).isEqualTo(77);
        assertThat(as("ben", "approvals", "reject", id, "--comment", "not yet").out())
                .contains("REJECTED");
        assertThat(as("ben", "approvals", "approve", id).code()).isEqualTo(65);
        assertThat(as("ben", "approvals", "approve", "no-such").code()).isEqualTo(66);
    }

    @Test
    void credential_onTheCommandLine_isRefusedAndNotShown() {
        Called called = anybody("approvals", "list", "--as", BEN);

        assertThat(called.code()).isEqualTo(64);
        assertThat(called.out() + called.err()).doesNotContain(BEN).contains("file:PATH or env:NAME");
    }

    @Test
    void credential_withoutPrincipals_isAWrongCommandLine() {
        Called called = anybody("approvals", "list", "--as", "file:" + folder.resolve("ben"));

        assertThat(called.code()).isEqualTo(64);
        assertThat(called.err()).contains("--principals");
    }

    @Test
    void credential_thatProvesNothing_isRefusedAndRecordedByCommandsThatReadToo() {
        assertThat(as("eve", "audit", "verify").code()).isEqualTo(4);
        assertThat(as("eve", "audit", "show").code()).isEqualTo(77);

        assertThat(anybody("audit", "show", "--last", "2").out().lines().skip(1))
                .hasSize(2)
                .allMatch(line -> line.contains("principal.authenticate:denied"));
    }

    @Test
    void principals_thatCannotBeReadOrHaveAWrongLine_areSaid() throws IOException {
        Path principals = folder.resolve("principals");
        Files.write(principals, List.of("", "SERVICE ci " + Digest.of(ANA) + " # builds", "HUMAN ben"));

        Called wrong = as("ben", "approvals", "list");
        Files.delete(principals);
        Called absent = as("ben", "approvals", "list");

        assertThat(wrong.code()).isEqualTo(65);
        assertThat(wrong.err()).contains("line 3", "SHA-256");
        assertThat(absent.code()).isEqualTo(5);
        assertThat(absent.err()).contains(principals.toString());
    }

    @Test
    void principals_withDigestsInCapitalsAndComments_areKnown() throws IOException {
        String id = requested();
        Files.write(
                folder.resolve("principals"),
                List.of("HUMAN ben " + Digest.of(BEN).hex().toUpperCase(Locale.ROOT) + " # risk", "# HUMAN eve x"));

        assertThat(as("ben", "approvals", "approve", id).code()).isZero();
    }

    @Test
    void models_andRuns_areListedAndShown() {
        assertThat(anybody("models", "list").out()).contains("churn-scorer");
        assertThat(anybody("models", "show", "churn-scorer").out()).contains(runId, "READY");
        assertThat(anybody("models", "show", "absent").code()).isEqualTo(66);
        assertThat(anybody("runs", "list").out()).contains(runId, "FINISHED");
        assertThat(anybody("runs", "list", "--where", "metrics.auc > 0.95").out())
                .doesNotContain(runId);
        assertThat(anybody("runs", "show", runId).out()).contains("depth", "auc", "0.9");
        assertThat(anybody("runs", "list", "--where", "metrics.auc >").code()).isEqualTo(65);
        assertThat(anybody("runs", "show", runId, "--json").out()).contains("\"depth\" : \"6\"");
    }
}
