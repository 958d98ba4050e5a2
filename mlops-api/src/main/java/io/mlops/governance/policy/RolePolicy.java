package io.mlops.governance.policy;

import io.mlops.error.InvalidInputException;
import io.mlops.governance.ActionType;
import io.mlops.governance.Policy;
import io.mlops.governance.Principal;
import io.mlops.governance.approval.ApprovalTarget;
import io.mlops.governance.approval.ApprovalTerms;
import io.mlops.governance.approval.Quorum;
import io.mlops.governance.approval.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a role policy: who has which role where, and which aliases and environments move only with an approval. What no grant allows is denied; an explicit deny wins.
 *
 * <pre>{@code
 * Policy policy = RolePolicy.deniesByDefault()
 *         .environment("production", "champion")
 *         .grant("ana", Role.EXPERIMENTER, Scope.experiments("churn*"), Scope.models("churn-*"))
 *         .grant("vic", Role.VALIDATOR, Scope.models("churn-*"))
 *         .grant("eve", Role.OWNER, Scope.models("churn-*"))
 *         .grant("ci", Role.RELEASE, Scope.environment("production"))
 *         .grant("zoe", Role.ADMIN, Scope.everything())
 *         .grant("uma", Role.APPROVER, Scope.everything())
 *         .guard(ApprovalTarget.environment("production"), ApprovalTerms.of(Quorum.of(Role.VALIDATOR, 1).and(Role.OWNER, 1)))
 *         .policy();
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class RolePolicy {
    private final Set<String> grants = new TreeSet<>();
    private final Set<String> admins = new TreeSet<>();
    private final Set<String> approvers = new TreeSet<>();
    private final Set<String> denials = new TreeSet<>();
    private final Map<String, String> guards = new TreeMap<>();
    private final Map<String, String> environments = new TreeMap<>();
    private Quorum policyQuorum = Quorum.of(Role.APPROVER, 1);

    private RolePolicy() {}

    /** Returns a policy that grants nothing. */
    public static RolePolicy deniesByDefault() {
        return new RolePolicy();
    }

    /**
     * Says which aliases serve an environment. An alias serves one environment at most.
     *
     * @param name 1 to 255 letters, digits, {@code _} and {@code -}
     * @param aliases at least one
     * @throws InvalidInputException if a name is not of that form
     */
    public RolePolicy environment(String name, String... aliases) {
        ApprovalTarget.environment(name);
        environments.put(
                name,
                Arrays.stream(aliases)
                        .map(alias -> Json.text(ApprovalTarget.alias(alias).name()))
                        .sorted()
                        .collect(Collectors.joining(",", "[", "]")));
        return this;
    }

    /**
     * Grants a role.
     *
     * @param principal the id of a person or a service
     * @param role what it may do
     * @param scopes where: in any of them; at least one
     * @throws InvalidInputException if the id is no principal's, or no scope is given
     */
    public RolePolicy grant(String principal, Role role, Scope... scopes) {
        Principal checked = Principal.unauthenticated(principal);
        if (scopes.length == 0) {
            throw new InvalidInputException("scopes", "must be at least one", "", "for example Scope.everything()");
        }
        if (role == Role.ADMIN) {
            admins.add(checked.id());
        }
        if (role == Role.APPROVER && List.of(scopes).contains(Scope.everything())) {
            approvers.add(checked.id());
        }
        grants.add("{\"principal\":" + Json.text(checked.id()) + ",\"role\":\"" + role + "\",\"scopes\":"
                + Json.scopes(List.of(scopes)) + "}");
        return this;
    }

    /**
     * Denies actions to somebody, whatever is granted.
     *
     * @param principal the id of a person or a service; {@code *} for everybody
     * @param scope where
     * @param actions at least one
     * @throws InvalidInputException if the id is no principal's, or no action is given
     */
    public RolePolicy deny(String principal, Scope scope, ActionType... actions) {
        if (actions.length == 0) {
            throw new InvalidInputException("actions", "must be at least one", "", "name what is denied");
        }
        String id = principal.equals("*")
                ? principal
                : Principal.unauthenticated(principal).id();
        String ids = Stream.of(actions)
                .map(action -> Json.text(action.id()))
                .sorted()
                .collect(Collectors.joining(",", "[", "]"));
        denials.add("{\"actions\":" + ids + ",\"principal\":" + Json.text(id) + ",\"scopes\":"
                + Json.scopes(List.of(scope)) + "}");
        return this;
    }

    /**
     * Lets an alias, or any alias of an environment, move only with an approval.
     *
     * @param target an alias or an environment
     * @param terms who must approve, and how long that holds
     */
    public RolePolicy guard(ApprovalTarget target, ApprovalTerms terms) {
        String kind = target.kind() == ApprovalTarget.Kind.ALIAS ? "alias" : "environment";
        guards.put(
                kind + " " + target.name(),
                "{\"" + kind + "\":" + Json.text(target.name()) + ",\"decideWithin\":\"" + terms.decideWithin()
                        + "\",\"quorum\":" + Json.quorum(terms.quorum()) + ",\"usableFor\":\"" + terms.usableFor()
                        + "\"}");
        return this;
    }

    /**
     * Says who must approve a change of this policy; default one person with the role APPROVER everywhere.
     *
     * @param quorum other persons than the one who asks for the change
     */
    public RolePolicy policyQuorum(Quorum quorum) {
        policyQuorum = quorum;
        return this;
    }

    /**
     * Returns the policy.
     *
     * @throws InvalidInputException if it has no admin, or no approver everywhere besides one admin: nobody could ever change it
     */
    public Policy policy() {
        if (admins.isEmpty() || admins.containsAll(approvers)) {
            throw new InvalidInputException(
                    "grants",
                    "must have an ADMIN, and an APPROVER of Scope.everything() who is none",
                    admins + " and " + approvers,
                    "without both nobody could ever change the policy");
        }
        String document = "{\"denials\":" + Json.list(denials) + ",\"environments\":" + Json.object(environments)
                + ",\"grants\":" + Json.list(grants) + ",\"guards\":" + Json.list(guards.values())
                + ",\"otherwise\":\"deny\",\"policyQuorum\":" + Json.quorum(policyQuorum) + ",\"version\":1}";
        return new Policy(Policy.BUILT_IN, document);
    }
}
