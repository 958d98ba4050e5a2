package io.mlops.core.policy;

import io.mlops.artifact.Digest;
import io.mlops.error.InvalidInputException;
import io.mlops.error.Quoted;
import io.mlops.error.StoreCorruptException;
import io.mlops.governance.Action;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalStatus;
import io.mlops.governance.ApprovalSubject;
import io.mlops.governance.Decision;
import io.mlops.governance.Facts;
import io.mlops.governance.Policy;
import io.mlops.governance.PolicyEngine;
import io.mlops.governance.approval.ApprovalTarget;
import io.mlops.governance.approval.ApprovalTerms;
import io.mlops.governance.approval.Quorum;
import io.mlops.governance.approval.Role;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The built-in policy engine. First the grants, if there are any, then the guards, which ask for an approval of what was granted. Thread-safe.
 *
 * <p>The document is the JSON that {@code Policies} and {@code RolePolicy} write: {@code version} 1, {@code guards}, {@code grants}, {@code denials}, {@code environments},
 * {@code policyQuorum}, and {@code otherwise}, {@code allow} or {@code deny}.
 */
public final class RulesPolicy implements PolicyEngine {
    private static final String POLICY_RULE = "policy-change";

    /** Reading a document takes longer than a whole decision; the policy in force is the same for a long time. */
    private volatile Read last = new Read("", Optional.empty());

    private record Read(String document, Optional<Rules> rules) {}

    /** Makes the engine. */
    public RulesPolicy() {}

    @Override
    public String name() {
        return Policy.BUILT_IN;
    }

    @Override
    public void check(String document) {
        try {
            Rules.parse(document);
        } catch (StoreCorruptException e) {
            throw new InvalidInputException(
                    "policy document",
                    "must be of the form that Policies and RolePolicy make, with a quorum of at least 1",
                    document,
                    "use Policies.fourEyes or RolePolicy");
        }
    }

    @Override
    public ApprovalTerms terms(String document, String model, ApprovalTarget target) {
        Rules rules = rules(document);
        if (target.kind() == ApprovalTarget.Kind.POLICY) {
            return ApprovalTerms.of(rules.policyQuorum());
        }
        Optional<Rules.Guard> guard = target.kind() == ApprovalTarget.Kind.ALIAS
                ? rules.guardOf(target.name())
                : rules.guards().stream().filter(g -> g.target().equals(target)).findFirst();
        return guard.map(Rules.Guard::terms).orElseGet(() -> ApprovalTerms.of(Quorum.of(1)));
    }

    @Override
    public Set<Role> roles(String document, String person, ApprovalSubject subject) {
        Rules rules = rules(document);
        return RoleRules.of(rules, person, concern(rules, subject));
    }

    private static Concern concern(Rules rules, ApprovalSubject subject) {
        Optional<String> environment = subject.target().kind() == ApprovalTarget.Kind.ENVIRONMENT
                ? Optional.of(subject.target().name())
                : rules.environmentOf(subject.alias());
        return Concern.model(subject.model(), environment);
    }

    @Override
    public Decision decide(String document, Action action, Facts facts) {
        Rules rules = rules(document);
        Decision granted = RoleRules.decide(rules, action, facts);
        return granted.and(() -> guarded(rules, action, facts));
    }

    private static Decision guarded(Rules rules, Action action, Facts facts) {
        Optional<Rules.Guard> guard = rules.guardOf(action.resource().alias());
        return switch (action.type()) {
            case ALIAS_SET -> guard.map(g -> move(rules, g, action, facts)).orElseGet(RulesPolicy::unguarded);
            case MODEL_LOAD -> guard.map(g -> load(rules, g, action, facts)).orElseGet(RulesPolicy::unguarded);
            case ALIAS_DELETE ->
                guard.map(g -> Decision.deny(
                                g.rule(), "a guarded alias is not removed; move it to an approved version instead"))
                        .orElseGet(RulesPolicy::unguarded);
            case VERSION_DELETE, MODEL_DELETE, MODEL_RENAME ->
                losesGuarded(rules, action, facts)
                        ? Decision.deny("guarded-version", "a guarded alias points to it; move the alias first")
                        : unguarded();
            case POLICY_ENFORCE -> policy(rules, action, facts);
            default -> unguarded();
        };
    }

    private static Decision unguarded() {
        return new Decision(Decision.Outcome.ALLOW, List.of(), "");
    }

    private static Decision move(Rules rules, Rules.Guard guard, Action action, Facts facts) {
        Optional<ModelVersion> version = facts.version();
        if (version.isEmpty()) {
            return Decision.deny(guard.rule(), "there is no such version");
        }
        String alias = action.resource().alias();
        return permitted(rules, new Wanted(guard.rule(), version.get().source().digest(), alias), facts)
                .orElseGet(() -> Decision.needsApproval(
                        guard.rule(),
                        "it needs an approval by " + guard.terms().quorum().persons()
                                + " other verified person(s), and none was requested" + ask(alias)));
    }

    /** What pointed there before the policy came into force goes on being served: a policy applies to what is asked for from then on. */
    private static Decision load(Rules rules, Rules.Guard guard, Action action, Facts facts) {
        Optional<ModelVersion> version = facts.version();
        String alias = action.resource().alias();
        Decision byApproval = permitted(
                        rules,
                        new Wanted(guard.rule(), version.flatMap(v -> v.source().digest()), alias),
                        facts)
                .orElseGet(() -> Decision.deny(guard.rule(), "there is none"));
        boolean wasThereBefore = facts.alias()
                .map(AliasState::since)
                .filter(since -> !since.isAfter(facts.policySince()))
                .isPresent();
        boolean wasPromoted = facts.approvals().stream()
                .map(ApprovalRequest::status)
                .anyMatch(status -> status == ApprovalStatus.USED || status == ApprovalStatus.REVOKED);
        if (byApproval.outcome() == Decision.Outcome.ALLOW || (wasThereBefore && !wasPromoted)) {
            return Decision.allow(guard.rule());
        }
        return new Decision(
                Decision.Outcome.DENY,
                byApproval.rules(),
                "no approval of this version holds: " + byApproval.reason()
                        + "; move the alias to an approved version");
    }

    private static Decision policy(Rules rules, Action action, Facts facts) {
        Digest wanted = new Digest(action.after().getOrDefault("digest", ""));
        return permitted(rules, new Wanted(POLICY_RULE, Optional.of(wanted), ""), facts)
                .orElseGet(() -> Decision.needsApproval(
                        POLICY_RULE,
                        "another policy needs an approval by somebody else, and none was requested" + ask("")));
    }

    private static String ask(String alias) {
        return "; ask with governance()."
                + (alias.isEmpty()
                        ? "requestPolicy(policy, reason)"
                        : "requestApproval(version, \"" + alias + "\", reason)");
    }

    /**
     * What is to be permitted.
     *
     * @param rule the id of the rule that asks for an approval
     * @param digest the content
     * @param alias where it is to go; empty for a policy
     */
    private record Wanted(String rule, Optional<Digest> digest, String alias) {
        boolean isAskedForBy(ApprovalRequest request, Rules rules) {
            return alias.isEmpty()
                    ? digest.filter(request.subject().digest()::equals).isPresent()
                    : request.subject()
                            .target()
                            .covers(alias, rules.environmentOf(alias).orElse(""));
        }
    }

    /** Returns what the requests for something come to; empty where there are none. */
    private static Optional<Decision> permitted(Rules rules, Wanted wanted, Facts facts) {
        List<ApprovalRequest> requests = facts.approvals().stream()
                .filter(request -> wanted.isAskedForBy(request, rules))
                .toList();
        Permits permits = new Permits(rules.digest(), wanted.digest(), facts);
        Optional<Decision> refusal = Optional.empty();
        for (ApprovalRequest request : requests) {
            Optional<Permits.Obstacle> obstacle =
                    permits.obstacle(request, person -> RoleRules.of(rules, person, concern(rules, request.subject())));
            if (obstacle.isEmpty()) {
                return Optional.of(Decision.allow(wanted.rule()).by(request.id()));
            }
            Permits.Obstacle why = obstacle.get();
            refusal = refusal.or(() -> Optional.of(new Decision(
                    Decision.Outcome.NEEDS_APPROVAL,
                    List.of(wanted.rule(), why.rule()),
                    "the latest request " + Quoted.of(request.id()) + " " + why.reason() + ask(wanted.alias()))));
        }
        return refusal;
    }

    /** Each guarded alias is read, also where it is not set: one that is set before the commit makes it a conflict. */
    private static boolean losesGuarded(Rules rules, Action action, Facts facts) {
        int version = action.resource().version();
        List<AliasState> guarded = rules.guardedAliases().stream()
                .map(facts::alias)
                .flatMap(Optional::stream)
                .toList();
        return guarded.stream().anyMatch(state -> version == 0 || state.version() == version);
    }

    private Rules rules(String document) {
        Read known = last;
        if (known.rules().isPresent() && known.document().equals(document)) {
            return known.rules().get();
        }
        Rules rules = Rules.parse(document);
        last = new Read(document, Optional.of(rules));
        return rules;
    }
}
