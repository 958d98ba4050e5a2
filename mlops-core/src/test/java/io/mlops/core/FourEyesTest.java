package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mlops.Mlops;
import io.mlops.error.ApprovalRequiredException;
import io.mlops.error.ConflictException;
import io.mlops.error.PolicyViolationException;
import io.mlops.event.ApprovalChanged;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalStatus;
import io.mlops.governance.Credential;
import io.mlops.governance.Decision;
import io.mlops.governance.Facts;
import io.mlops.governance.GovernanceHook;
import io.mlops.governance.Policies;
import io.mlops.governance.Principal;
import io.mlops.governance.audit.AuditEntry;
import io.mlops.page.PageRequest;
import io.mlops.registry.ModelVersion;
import io.mlops.testkit.clock.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FourEyesTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    Path folder;

    private Mlops mlops;

    @BeforeEach
    void open() {
        mlops = open(Judgement.builtIn());
    }

    @AfterEach
    void close() {
        mlops.close();
    }

    private Mlops open(Judgement judgement) {
        return MlopsSdk.builder()
                .backend("memory:")
                .clock(clock)
                .principal(Principal.unauthenticated("ana"))
                .judgement(judgement.verifier(FourEyesTest::verify))
                .open();
    }

    private static Optional<Principal> verify(Credential credential) {
        return switch (credential.secret()) {
            case "ana's", "ben's", "cyd's" ->
                Optional.of(Principal.human(credential.secret().substring(0, 3), "token"));
            case "robot's" -> Optional.of(Principal.service("robot", "ben", "token"));
            default -> Optional.empty();
        };
    }

    private Mlops as(String name) {
        return mlops.actingAs(mlops.governance().authenticate(new Credential("token", name + "'s")));
    }

    private ModelVersion version(String content) {
        return mlops.tracking()
                .run(
                        "churn",
                        content,
                        run -> mlops.registry().register("scorer", StoreFixture.logModel(run, folder, content)));
    }

    private List<String> audited() {
        return mlops.governance().audit().entries(0, 1000).stream()
                .map(AuditEntry::action)
                .toList();
    }

    @Test
    void setAlias_withTheApprovalOfAnother_movesItOnceAndUsesTheApproval() {
        ModelVersion version = version("one");
        mlops.governance().enforce(Policies.fourEyes("champion"));
        ApprovalRequest request = mlops.governance().requestApproval(version, "champion", "auc +0.01");

        assertThatThrownBy(() -> mlops.registry().setAlias(version, "champion"))
                .isInstanceOf(ApprovalRequiredException.class)
                .hasMessageContaining("PENDING")
                .hasMessageContaining("requestApproval");
        ApprovalRequest approved = as("ben").governance().approve(request, "backtest reviewed");
        mlops.registry().setAlias(version, "champion");

        assertThat(approved.status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(mlops.governance().findApproval(request.id()).orElseThrow().status())
                .isEqualTo(ApprovalStatus.USED);
        assertThat(mlops.registry().getVersionByAlias("scorer", "champion")).isEqualTo(version);
        assertThat(audited())
                .containsSubsequence(
                        "policy.enforce:done",
                        "approval.request:done",
                        "alias.set:denied",
                        "approval.approve:done",
                        "alias.set:done");
        assertThat(mlops.governance().audit().verify().isIntact()).isTrue();
    }

    @Test
    void approve_byWhoeverIsNotAnotherVerifiedPerson_isRefusedAndAudited() {
        ModelVersion version = version("one");
        mlops.governance().enforce(Policies.fourEyes("champion"));
        ApprovalRequest request = as("cyd").governance().requestApproval(version, "champion", "");
        Mlops claimed = mlops.actingAs(Principal.human("ben", "token"));

        assertThatThrownBy(() -> as("cyd").governance().approve(request, ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("requester");
        assertThatThrownBy(() -> as("ana").governance().approve(request, ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("author");
        assertThatThrownBy(() -> claimed.governance().approve(request, ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("verified");
        assertThatThrownBy(() -> as("robot").governance().approve(request, ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("person");
        assertThatThrownBy(() -> mlops.governance().authenticate(new Credential("token", "guess")))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageNotContaining("guess");

        assertThat(audited().stream().filter("approval.approve:denied"::equals)).hasSize(4);
        assertThat(mlops.governance().findApproval(request.id()).orElseThrow().votes())
                .isEmpty();
    }

    @Test
    void approval_ofOneVersion_permitsNoOtherAndNoOtherAlias() {
        ModelVersion first = version("one");
        ModelVersion second = version("two");
        mlops.governance().enforce(Policies.fourEyes("champion", "fallback"));
        ApprovalRequest request = mlops.governance().requestApproval(first, "champion", "");
        as("ben").governance().approve(request, "");

        assertThatThrownBy(() -> mlops.registry().setAlias(second, "champion"))
                .isInstanceOf(ApprovalRequiredException.class);
        assertThatThrownBy(() -> mlops.registry().setAlias(first, "fallback"))
                .isInstanceOf(ApprovalRequiredException.class);
        mlops.registry().setAlias(second, "challenger");
    }

    @Test
    void rollback_toAnApprovedVersion_isPermittedUntilItsApprovalIsRevoked() {
        ModelVersion first = version("one");
        ModelVersion second = version("two");
        mlops.governance().enforce(Policies.fourEyes("champion"));
        ApprovalRequest ofFirst = promote(first);
        ApprovalRequest ofSecond = promote(second);

        assertThat(mlops.registry().rollback("scorer", "champion")).isEqualTo(first);
        assertThat(mlops.registry().load("models:/scorer@champion").version()).isEqualTo(first);
        mlops.governance().revoke(ofFirst, "found a leak in the training data");
        mlops.governance().revoke(ofSecond, "found a leak in the training data");

        assertThatThrownBy(() -> mlops.registry().load("models:/scorer@champion"))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("revoked");
        assertThatThrownBy(() -> mlops.registry().setAlias(second, "champion"))
                .isInstanceOf(ApprovalRequiredException.class);
    }

    private ApprovalRequest promote(ModelVersion version) {
        clock.advance(Duration.ofSeconds(1));
        ApprovalRequest request = mlops.governance().requestApproval(version, "champion", "");
        ApprovalRequest approved = as("ben").governance().approve(request, "");
        mlops.registry().setAlias(version, "champion");
        return approved;
    }

    @Test
    void approval_afterItsTime_permitsNothingAndCannotBeDecided() {
        ModelVersion version = version("one");
        mlops.governance().enforce(Policies.fourEyes("champion"));
        ApprovalRequest used = mlops.governance().requestApproval(version, "champion", "");
        ApprovalRequest open = mlops.governance().requestApproval(version, "champion", "");
        as("ben").governance().approve(used, "");
        clock.advance(Duration.ofDays(31));

        assertThatThrownBy(() -> mlops.registry().setAlias(version, "champion"))
                .isInstanceOf(ApprovalRequiredException.class);
        assertThatThrownBy(() -> as("ben").governance().approve(open, ""))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("EXPIRED");
    }

    @Test
    void approve_twice_isAConflict() {
        ModelVersion version = version("one");
        ApprovalRequest request = mlops.governance().requestApproval(version, "champion", "");
        as("ben").governance().approve(request, "");

        assertThatThrownBy(() -> as("cyd").governance().approve(request, "")).isInstanceOf(ConflictException.class);
    }

    @Test
    void guardedAlias_cannotBeRemovedNorFallWithItsVersion() {
        ModelVersion version = version("one");
        mlops.registry().setAlias(version, "champion");
        mlops.governance().enforce(Policies.fourEyes("champion"));

        assertThatThrownBy(() -> mlops.registry().deleteAlias("scorer", "champion"))
                .isInstanceOf(PolicyViolationException.class);
        assertThatThrownBy(() -> mlops.registry().deleteVersion(version)).isInstanceOf(PolicyViolationException.class);
        assertThatThrownBy(() -> mlops.registry().deleteModel("scorer")).isInstanceOf(PolicyViolationException.class);
        assertThat(mlops.registry().getVersionByAlias("scorer", "champion")).isEqualTo(version);
    }

    @Test
    void enforce_thePolicyInForce_changesNothing() {
        mlops.governance().enforce(Policies.fourEyes("champion"));
        int before = audited().size();

        mlops.governance().enforce(Policies.fourEyes("champion"));

        assertThat(audited()).hasSize(before);
        assertThat(mlops.governance().policy()).contains(Policies.fourEyes("champion"));
    }

    @Test
    void audit_namesPrincipalsForPeopleAndNotInTheStoredEntry() {
        version("one");
        AuditEntry entry = mlops.governance().audit().entries(0, 1).get(0);

        assertThat(entry.principal()).isEqualTo("ana");
        assertThat(entry.canonicalJson()).doesNotContain("ana");
    }

    @Test
    void events_ofApprovals_comeInTheirOrder() {
        List<ApprovalStatus> heard = new CopyOnWriteArrayList<>();
        mlops.events()
                .subscribe(
                        ApprovalChanged.class,
                        event -> heard.add(event.request().status()));
        ModelVersion version = version("one");

        ApprovalRequest request = mlops.governance().requestApproval(version, "champion", "");
        as("ben").governance().approve(request, "");

        await().until(() -> heard.size() == 2);
        assertThat(heard).containsExactly(ApprovalStatus.PENDING, ApprovalStatus.APPROVED);
        assertThat(mlops.governance().approvals("scorer", PageRequest.first(10)).items())
                .hasSize(1);
    }

    @Test
    void hook_thatDeniesThrowsOrHangs_stopsTheActionAndIsAudited() {
        CountDownLatch never = new CountDownLatch(1);
        List<Action> after = new ArrayList<>();
        GovernanceHook hook = new GovernanceHook() {
            @Override
            public String name() {
                return "card";
            }

            @Override
            public Decision before(Action action, Facts facts) {
                if (action.type() != ActionType.ALIAS_SET) {
                    return Decision.allow("card");
                }
                switch (action.resource().alias()) {
                    case "denied" -> {
                        return Decision.deny("card-1", "the model card has no owner");
                    }
                    case "thrown" -> throw new IllegalStateException("secret");
                    case "hung" -> awaitForEver();
                    default -> assertThat(facts.version()).isPresent();
                }
                return Decision.allow("card");
            }

            private void awaitForEver() {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void after(Action action) {
                after.add(action);
                throw new IllegalStateException("must harm nobody");
            }
        };
        mlops.close();
        mlops = open(Judgement.builtIn().hook(hook).hookTimeout(Duration.ofMillis(200)));
        ModelVersion version = version("one");

        for (String alias : List.of("denied", "thrown", "hung")) {
            assertThatThrownBy(() -> mlops.registry().setAlias(version, alias))
                    .isInstanceOf(PolicyViolationException.class)
                    .hasMessageNotContaining("secret");
            assertThat(mlops.registry().findVersionByAlias("scorer", alias)).isEmpty();
        }
        mlops.registry().setAlias(version, "fine");

        assertThat(audited().stream().filter("alias.set:denied"::equals)).hasSize(3);
        assertThat(after).extracting(Action::type).endsWith(ActionType.ALIAS_SET);
    }

    @Test
    void aliasAt_aTimeInThePast_tellsWhatItPointedToThen() {
        ModelVersion first = version("one");
        ModelVersion second = version("two");
        Instant before = clock.instant();
        clock.advance(Duration.ofDays(1));
        mlops.registry().setAlias(first, "champion");
        clock.advance(Duration.ofDays(1));
        mlops.registry().setAlias(second, "champion");
        clock.advance(Duration.ofDays(1));
        mlops.registry().deleteAlias("scorer", "champion");

        assertThat(mlops.governance().whoWasChampion("scorer", "champion", before))
                .isEmpty();
        assertThat(mlops.governance().whoWasChampion("scorer", "champion", before.plus(Duration.ofHours(36))))
                .hasValueSatisfying(state -> assertThat(state.version()).isEqualTo(1));
        assertThat(mlops.governance().whoWasChampion("scorer", "champion", before.plus(Duration.ofHours(60))))
                .hasValueSatisfying(state -> assertThat(state.version()).isEqualTo(2));
        assertThat(mlops.governance().whoWasChampion("scorer", "champion", clock.instant()))
                .isEmpty();
    }
}
