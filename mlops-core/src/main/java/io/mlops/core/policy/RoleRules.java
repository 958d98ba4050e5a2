package io.mlops.core.policy;

import io.mlops.governance.Action;
import io.mlops.governance.ApprovalSubject;
import io.mlops.governance.Decision;
import io.mlops.governance.Facts;
import io.mlops.governance.Principal;
import io.mlops.governance.approval.ApprovalTarget;
import io.mlops.governance.approval.Role;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What grants and denials come to. Stateless. */
final class RoleRules {
    private RoleRules() {}

    /** Returns the roles of somebody for what a scope can tell. */
    static Set<Role> of(Rules rules, String principal, Concern concern) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        rules.grants().stream()
                .filter(grant -> grant.principal().equals(principal) && grant.covers(concern))
                .forEach(grant -> roles.add(grant.role()));
        return roles;
    }

    /** Returns the roles of somebody who decides on a request. */
    static Set<Role> of(Rules rules, String principal, ApprovalSubject subject) {
        Optional<String> environment = subject.target().kind() == ApprovalTarget.Kind.ENVIRONMENT
                ? Optional.of(subject.target().name())
                : rules.environmentOf(subject.alias());
        return of(rules, principal, Concern.model(subject.model(), environment));
    }

    static Decision decide(Rules rules, Action action, Facts facts) {
        Concern concern = Concern.of(action, facts, rules);
        Principal principal = action.principal();
        boolean isDenied = rules.denials().stream()
                .filter(denial -> denial.principal().equals("*") || isSame(denial.principal(), principal))
                .filter(denial -> denial.actions().contains(action.type().id()))
                .anyMatch(denial -> denial.reaches().stream().anyMatch(concern::isIn));
        if (isDenied) {
            return Decision.deny("explicit-deny", "the policy denies it, whatever is granted");
        }
        return rules.allowsOtherwise() ? Decision.allow("otherwise") : granted(rules, action, concern);
    }

    /** A denial also holds for who acts for the person that it names. */
    private static boolean isSame(String denied, Principal principal) {
        return denied.equals(principal.id()) || denied.equals(principal.accountable());
    }

    private static Decision granted(Rules rules, Action action, Concern concern) {
        Principal principal = action.principal();
        if (principal.authentication().equals(Principal.UNAUTHENTICATED)) {
            return Decision.deny(
                    "unauthenticated",
                    "only a verified principal has a role; act as one from governance().authenticate(...)");
        }
        if (RoleActions.isDecision(action.type()) && isAdmin(rules, principal)) {
            return Decision.deny("admin-approves-nothing", "who edits the policy does not decide on requests");
        }
        Optional<Role> role = of(rules, principal.id(), concern).stream()
                .filter(candidate -> RoleActions.allow(candidate, action.type()))
                .min(Comparator.naturalOrder());
        return role.map(found -> Decision.allow("role:" + found.name()))
                .orElseGet(() -> Decision.deny(
                        "no-grant",
                        "no role of the principal allows " + action.type().id() + " here"));
    }

    private static boolean isAdmin(Rules rules, Principal principal) {
        return rules.grants().stream()
                .anyMatch(grant -> grant.role() == Role.ADMIN && isSame(grant.principal(), principal));
    }
}
