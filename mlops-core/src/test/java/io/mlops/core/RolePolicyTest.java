package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.error.ApprovalRequiredException;
import io.mlops.error.InvalidInputException;
import io.mlops.error.PolicyViolationException;
import io.mlops.governance.ActionType;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalStatus;
import io.mlops.governance.Policies;
import io.mlops.governance.Policy;
import io.mlops.governance.Principal;
import io.mlops.governance.approval.ApprovalProposal;
import io.mlops.governance.approval.ApprovalTarget;
import io.mlops.governance.approval.ApprovalTerms;
import io.mlops.governance.approval.Quorum;
import io.mlops.governance.approval.Role;
import io.mlops.governance.policy.RolePolicy;
import io.mlops.governance.policy.Scope;
import io.mlops.registry.ModelVersion;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolePolicyTest {
    @TempDir
    Path folder;

    private GovernedStore store;

    @BeforeEach
    void open() {
        store = new GovernedStore("memory:", folder, UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static RolePolicy rules() {
        return RolePolicy.deniesByDefault()
                .environment("production", "champion")
                .grant("ana", Role.EXPERIMENTER, Scope.experiments("churn*"), Scope.models("scor*"))
                .grant("vic", Role.VALIDATOR, Scope.models("scorer"))
                .grant("eve", Role.OWNER, Scope.models("scorer"))
                .grant("eve", Role.VALIDATOR, Scope.models("scorer"))
                .grant("ci", Role.RELEASE, Scope.models("*").in("production"))
                .grant("max", Role.AUDITOR, Scope.everything())
                .grant("zoe", Role.ADMIN, Scope.everything())
                .grant("uma", Role.APPROVER, Scope.everything())
                .guard(
                        ApprovalTarget.environment("production"),
                        ApprovalTerms.of(Quorum.of(Role.VALIDATOR, 1).and(Role.OWNER, 1)));
    }

    private void enforce() {
        store.mlops.governance().enforce(rules().policy());
    }

    @Test
    void action_withoutARoleForIt_isDeniedAndAudited() {
        enforce();
        ModelVersion version = store.version(store.as("ana"), "one");
        Mlops ana = store.as("ana");

        assertThatThrownBy(() -> ana.tracking().startRun(io.mlops.tracking.RunSpec.of("pricing", "r")))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("no-grant");
        assertThatThrownBy(() -> ana.registry().setAlias(version, "challenger"))
                .isInstanceOf(PolicyViolationException.class);
        assertThatThrownBy(() -> store.as("ci").registry().setAlias(version, "challenger"))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("no-grant");
        assertThatThrownBy(() -> store.as("max").registry().setVersionTag(version, "k", "v"))
                .isInstanceOf(PolicyViolationException.class);
        assertThatThrownBy(() -> store.mlops.registry().setVersionTag(version, "k", "v"))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("unauthenticated");
        assertThatThrownBy(() -> store.mlops
                        .actingAs(Principal.human("zoe", "test"))
                        .registry()
                        .deleteModel("scorer"))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("unauthenticated");

        assertThat(store.refusals("alias.set")).containsExactly("no-grant", "no-grant");
        assertThat(store.as("max").registry().load("models:/scorer/1").version())
                .isEqualTo(version);
    }

    @Test
    void quorum_ofTwoRoles_takesTwoPersons() {
        enforce();
        ModelVersion version = store.version(store.as("ana"), "one");
        ApprovalRequest request = store.as("ana")
                .governance()
                .requestApproval(ApprovalProposal.of(version, ApprovalTarget.environment("production"), "better")
                        .link("https://tickets.example/7"));

        ApprovalRequest half = store.as("eve").governance().approve(request, "as owner and validator");
        assertThat(half.status()).isEqualTo(ApprovalStatus.PENDING);
        assertThatThrownBy(() -> store.as("eve").governance().approve(request, "again"))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("approved-twice");
        assertThatThrownBy(() -> store.as("ci").registry().setAlias(version, "champion"))
                .isInstanceOf(ApprovalRequiredException.class);
        ApprovalRequest whole = store.as("vic").governance().approve(request, "checked");
        store.as("ci").registry().setAlias(version, "champion");

        assertThat(whole.status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(whole.rationale().links()).containsExactly("https://tickets.example/7");
        assertThat(store.mlops
                        .governance()
                        .findApproval(request.id())
                        .orElseThrow()
                        .status())
                .isEqualTo(ApprovalStatus.USED);
        assertThat(store.as("max").registry().load("models:/scorer@champion").version())
                .isEqualTo(version);
    }

    @Test
    void admin_evenWithAnApproversRole_decidesNothing() {
        store.mlops
                .governance()
                .enforce(rules().grant("zoe", Role.APPROVER, Scope.everything()).policy());
        ModelVersion version = store.version(store.as("ana"), "one");
        ApprovalRequest request = store.as("ana").governance().requestApproval(version, "champion", "");

        assertThatThrownBy(() -> store.as("zoe").governance().approve(request, ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("admin-approves-nothing");
    }

    @Test
    void denial_besideAGrant_wins() {
        store.mlops
                .governance()
                .enforce(rules().deny("*", Scope.models("scorer"), ActionType.MODEL_TAG)
                        .policy());
        store.version(store.as("ana"), "one");

        assertThatThrownBy(() -> store.as("ana").registry().setModelTag("scorer", "k", "v"))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("explicit-deny");
    }

    @Test
    void policy_inForce_changesOnlyByAnAdminWithTheApprovalOfAnother() {
        enforce();
        ModelVersion version = store.version(store.as("ana"), "one");
        ApprovalRequest open = store.as("ana").governance().requestApproval(version, "champion", "");
        Policy next =
                rules().deny("ci", Scope.everything(), ActionType.ALIAS_DELETE).policy();

        assertThatThrownBy(() -> store.mlops.governance().enforce(Policies.fourEyes("x")))
                .isInstanceOf(PolicyViolationException.class);
        assertThatThrownBy(() -> store.as("zoe").governance().enforce(next))
                .isInstanceOf(ApprovalRequiredException.class)
                .hasMessageContaining("requestPolicy");
        ApprovalRequest request = store.as("zoe").governance().requestPolicy(next, "as agreed");
        assertThat(store.mlops.governance().findPolicy(request.subject().digest()))
                .contains(next);
        assertThatThrownBy(() -> store.as("zoe").governance().approve(request, ""))
                .isInstanceOf(PolicyViolationException.class);
        store.as("uma").governance().approve(request, "fine");
        assertThatThrownBy(() -> store.as("zoe").governance().enforce(Policies.fourEyes("x")))
                .isInstanceOf(ApprovalRequiredException.class);
        store.as("zoe").governance().enforce(next);

        assertThat(store.mlops.governance().policy()).contains(next);
        assertThatThrownBy(() -> store.as("vic").governance().approve(open, ""))
                .isInstanceOf(PolicyViolationException.class)
                .hasMessageContaining("policy-changed");
    }

    @Test
    void approver_whoLosesTheRole_countsNoLonger() {
        enforce();
        ModelVersion version = store.version(store.as("ana"), "one");
        ApprovalRequest request = store.as("ana").governance().requestApproval(version, "champion", "");
        store.as("eve").governance().approve(request, "");
        store.as("vic").governance().approve(request, "");
        Policy next = rules().deny("vic", Scope.everything(), ActionType.APPROVAL_APPROVE)
                .grant("wim", Role.VALIDATOR, Scope.models("scorer"))
                .policy();
        Policy withoutVic = new Policy(
                next.engine(),
                next.document()
                        .replace(
                                "{\"principal\":\"vic\",\"role\":\"VALIDATOR\",\"scopes\":[{\"models\":\"scorer\"}]},",
                                ""));
        assertThat(withoutVic).isNotEqualTo(next);
        ApprovalRequest change = store.as("zoe").governance().requestPolicy(withoutVic, "vic has left");
        store.as("uma").governance().approve(change, "");
        store.as("zoe").governance().enforce(withoutVic);

        assertThatThrownBy(() -> store.as("ci").registry().setAlias(version, "champion"))
                .isInstanceOf(ApprovalRequiredException.class)
                .hasMessageContaining("quorum");
        assertThat(store.refusals("alias.set")).containsExactly("four-eyes:production, quorum");
    }

    @Test
    void policy_thatNobodyCouldChange_isRefused() {
        RolePolicy onlyAdmin = RolePolicy.deniesByDefault()
                .grant("zoe", Role.ADMIN, Scope.everything())
                .grant("zoe", Role.APPROVER, Scope.everything());

        assertThatThrownBy(onlyAdmin::policy)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("APPROVER");
    }
}
