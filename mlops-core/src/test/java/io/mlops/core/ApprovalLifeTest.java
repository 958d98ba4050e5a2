package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.artifact.Digest;
import io.mlops.error.ApprovalRequiredException;
import io.mlops.error.ConflictException;
import io.mlops.error.InvalidInputException;
import io.mlops.error.PolicyViolationException;
import io.mlops.event.ApprovalChanged;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalStatus;
import io.mlops.governance.Credential;
import io.mlops.governance.Policies;
import io.mlops.governance.Policy;
import io.mlops.governance.approval.ApprovalProposal;
import io.mlops.governance.approval.ApprovalTarget;
import io.mlops.registry.ModelVersion;
import io.mlops.tracking.ActiveRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalLifeTest {
    @TempDir
    Path folder;

    private GovernedStore store;
    private Mlops ana;
    private Mlops ben;

    @BeforeEach
    void open() {
        store = new GovernedStore("memory:", folder, UnaryOperator.identity());
        ana = store.as("ana");
        ben = store.as("ben");
        store.mlops.governance().enforce(Policies.fourEyes("champion"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private ApprovalStatus statusOf(ApprovalRequest request) {
        return store.mlops.governance().findApproval(request.id()).orElseThrow().status();
    }

    @Test
    void draft_untilItIsHandedIn_cannotBeDecided() {
        ModelVersion version = store.version(ana, "one");
        ApprovalRequest draft =
                ana.governance().draftApproval(ApprovalProposal.of(version, ApprovalTarget.alias("champion"), "why"));

        assertThatThrownBy(() -> ben.governance().approve(draft, ""))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("DRAFT");
        assertThatThrownBy(() -> ben.governance().submit(draft)).isInstanceOf(PolicyViolationException.class);
        ApprovalRequest pending = ana.governance().submit(draft);
        ApprovalRequest approved = ben.governance().approve(pending, "");

        assertThat(List.of(draft.status(), pending.status(), approved.status()))
                .containsExactly(ApprovalStatus.DRAFT, ApprovalStatus.PENDING, ApprovalStatus.APPROVED);
    }

    @Test
    void request_rejectedOrWithdrawn_permitsNothing() {
        ModelVersion version = store.version(ana, "one");
        ApprovalRequest rejected = ana.governance().requestApproval(version, "champion", "");
        ApprovalRequest withdrawn = ana.governance().requestApproval(version, "champion", "");
        ben.governance().approve(withdrawn, "");

        ben.governance().reject(rejected, "too early");
        ana.governance().withdraw(withdrawn, "changed my mind");

        assertThat(statusOf(rejected)).isEqualTo(ApprovalStatus.REJECTED);
        assertThat(statusOf(withdrawn)).isEqualTo(ApprovalStatus.WITHDRAWN);
        assertThatThrownBy(() -> ana.registry().setAlias(version, "champion"))
                .isInstanceOf(ApprovalRequiredException.class);
    }

    @Test
    void request_notUsedInTime_expiresAndThatIsAuditedOnce() {
        ModelVersion version = store.version(ana, "one");
        ApprovalRequest request = ana.governance().requestApproval(version, "champion", "");
        ben.governance().approve(request, "");
        store.clock.advance(Duration.ofDays(31));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> ana.registry().setAlias(version, "champion"))
                    .isInstanceOf(ApprovalRequiredException.class)
                    .hasMessageContaining("approval-expired")
                    .hasMessageContaining("it expired at 2026-01-31T00:00:00Z");
        }

        assertThat(store.entries().stream().filter(e -> e.action().equals("approval.expire:done")))
                .hasSize(1);
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.EXPIRED);
    }

    @Test
    void approval_twoYearsAfterItsUse_permitsNeitherReturnNorLoad() {
        ModelVersion first = promoted("first");
        ModelVersion second = promoted("second");
        store.clock.advance(Duration.ofDays(731));

        assertThatThrownBy(() -> ana.registry().rollback("scorer", "champion"))
                .isInstanceOf(ApprovalRequiredException.class)
                .hasMessageContaining("approval-expired");
        assertThatThrownBy(() -> ana.registry().load("models:/scorer@champion"))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("approval-expired");
        assertThat(ana.registry().load(first.uri().toString()).version()).isEqualTo(first);
        assertThat(second.version()).isEqualTo(2);
    }

    private ModelVersion promoted(String content) {
        ModelVersion version = store.version(ana, content);
        ben.governance().approve(ana.governance().requestApproval(version, "champion", ""), "");
        ana.registry().setAlias(version, "champion");
        return version;
    }

    @Test
    void revocation_ofAUsedApproval_stopsLoadsAndRaisesAnEvent() {
        List<ApprovalStatus> heard = new CopyOnWriteArrayList<>();
        promoted("first");
        ApprovalRequest used = store.mlops
                .governance()
                .approvals("scorer", io.mlops.page.PageRequest.first(10))
                .items()
                .get(0);
        store.mlops
                .events()
                .subscribe(ApprovalChanged.class, e -> heard.add(e.request().status()));

        ben.governance().revoke(used, "leak in the training data");

        Awaitility.await().until(() -> heard.contains(ApprovalStatus.REVOKED));
        assertThatThrownBy(() -> ana.registry().load("models:/scorer@champion"))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("approval-revoked");
        assertThat(store.entries().get(store.entries().size() - 2).details())
                .containsEntry("reason", "leak in the training data");
    }

    @Test
    void approve_throughAServiceForTheSamePerson_isRefused() {
        ModelVersion version = store.version(store.as("svc-ben"), "one");
        ApprovalRequest byService = store.as("svc-ana").governance().requestApproval(version, "champion", "");

        assertThatThrownBy(() -> ana.governance().approve(byService, ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("self-approval");
        assertThatThrownBy(() -> ben.governance().approve(byService, ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("author-approval");
        assertThatThrownBy(() -> store.as("BEN").governance().approve(byService, ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("author-approval");
        assertThatThrownBy(() -> store.as("svc-cyd").governance().approve(byService, ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("approver-no-person");
        assertThat(store.refusals("approval.approve"))
                .containsExactly("self-approval", "author-approval", "author-approval", "approver-no-person");
    }

    @Test
    void author_whoHidesBehindATag_staysTheAuthor() {
        Mlops hidden = store.as("ben");
        ModelVersion version = hidden.tracking().run("churn", "r", run -> {
            run.setTag("mlflow.user", "somebody");
            return ana.registry().register("scorer", StoreFixture.logModel(run, folder, "one"));
        });
        ApprovalRequest request = store.as("cyd").governance().requestApproval(version, "champion", "");

        assertThatThrownBy(() -> ben.governance().approve(request, ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("author-approval");
        assertThatThrownBy(() -> hidden.tracking().setRunTag(version.source().runId(), "mlops.accountable", "x"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void evidence_thatIsNotAsItWas_voidsTheApproval() {
        Digest wrong = Digest.of("other");
        ModelVersion version = store.version(ana, "one");
        ApprovalProposal proposal = ApprovalProposal.of(version, ApprovalTarget.alias("champion"), "")
                .evidence("report.html", wrong);

        assertThatThrownBy(() -> ana.governance().requestApproval(proposal))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("evidence");
        ApprovalRequest elsewhere = ana.governance()
                .requestApproval(ApprovalProposal.of(version, ApprovalTarget.alias("champion"), "")
                        .evidence("https://reports.example/7", wrong));
        assertThat(elsewhere.subject().evidence()).containsEntry("https://reports.example/7", wrong);
    }

    @Test
    void evidence_thatChangesLater_voidsTheRequestAndTheApproval() {
        ModelVersion version = ana.tracking().run("churn", "one", run -> {
            run.logText("report.html", "auc 0.9");
            return ana.registry().register("scorer", StoreFixture.logModel(run, folder, "one"));
        });
        ApprovalProposal proposal = ApprovalProposal.of(version, ApprovalTarget.alias("champion"), "")
                .evidence("report.html", Digest.of("auc 0.9"));
        ApprovalRequest pending = ana.governance().requestApproval(proposal);
        store.clock.advance(Duration.ofSeconds(1));
        ApprovalRequest approved = ben.governance().approve(ana.governance().requestApproval(proposal), "");

        try (ActiveRun again = ana.tracking().resumeRun(version.source().runId())) {
            again.logText("report.html", "auc 0.99");
            again.finish();
        }

        assertThatThrownBy(() -> ben.governance().approve(pending, ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("evidence-changed");
        assertThatThrownBy(() -> ana.registry().setAlias(version, "champion"))
                .isInstanceOf(ApprovalRequiredException.class)
                .hasMessageContaining("evidence-changed")
                .hasMessageContaining(approved.id());
        assertThat(store.refusals("approval.approve")).containsExactly("evidence-changed");
        assertThat(ana.registry().findVersionByAlias("scorer", "champion")).isEmpty();
    }

    @Test
    void request_forAVersionThatIsGone_cannotBeApproved() {
        ModelVersion version = store.version(ana, "one");
        ApprovalRequest request = ana.governance().requestApproval(version, "champion", "");
        ana.registry().deleteVersion(version);

        assertThatThrownBy(() -> ben.governance().approve(request, ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("version-changed");
        assertThat(store.refusals("approval.approve")).containsExactly("version-changed");
    }

    @Test
    void policy_unknownOrWithAQuorumOfNobody_isRefusedAndAudited() {
        Policy nobody = new Policy(
                Policy.BUILT_IN,
                "{\"guards\":[{\"alias\":\"champion\",\"approvals\":0}],\"otherwise\":\"allow\",\"version\":1}");

        assertThatThrownBy(() -> ana.governance().enforce(nobody)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ana.governance().enforce(new Policy("other", "{}")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ana.governance().requestPolicy(new Policy(Policy.BUILT_IN, "\n${x}"), ""))
                .isInstanceOf(InvalidInputException.class)
                .message()
                .doesNotContain("\n", "${x}");

        assertThat(store.refusals("policy.enforce")).containsExactly("unknown-policy", "unknown-policy");
        assertThat(store.refusals("approval.request")).containsExactly("unknown-policy");
    }

    @Test
    void authenticate_withABadNameOrNone_isRefusedAndAudited() {
        for (String name : List.of("", "b\u200ben", "\u0430\u0441\u0435", "x".repeat(10_240))) {
            assertThatThrownBy(() -> store.mlops.governance().authenticate(new Credential("test", name)))
                    .isInstanceOf(PolicyViolationException.class)
                    .hasMessageContaining("unverified");
        }

        assertThat(store.refusals("principal.authenticate"))
                .containsExactly("unverified", "unverified", "unverified", "unverified");
    }

    @Test
    void audit_ofFreeText_holdsItBesideTheEntryOnly() {
        ModelVersion version = store.version(ana, "one");
        ana.registry().setVersionTag(version, "contact", "call Jane Roe");

        var entry = store.entries().get(store.entries().size() - 1);

        assertThat(entry.canonicalJson()).doesNotContain("Jane").contains("\"text\":");
        assertThat(entry.details()).containsEntry("after.value", "call Jane Roe");
        assertThat(store.mlops.governance().audit().verify().isIntact()).isTrue();
    }
}
