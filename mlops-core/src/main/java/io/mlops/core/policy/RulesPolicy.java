package io.mlops.core.policy;

import io.mlops.artifact.Digest;
import io.mlops.error.InvalidInputException;
import io.mlops.error.Quoted;
import io.mlops.error.StoreCorruptException;
import io.mlops.governance.Action;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalStatus;
import io.mlops.governance.ApprovalSubject;
import io.mlops.governance.ApprovalVote;
import io.mlops.governance.Decision;
import io.mlops.governance.Facts;
import io.mlops.governance.Policy;
import io.mlops.governance.PolicyEngine;
import io.mlops.governance.approval.ApprovalTarget;
import io.mlops.governance.approval.ApprovalTerms;
import io.mlops.governance.approval.Role;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The built-in policy engine. First the grants, if there are any, then the guards, which ask for an approval of what was granted. Thread-safe.
 *
 * <p>The document is the JSON that {@code Policies} and {@code RolePolicy} write: {@code version} 1, {@code guards}, {@code grants}, {@code denials}, {@code environments},
 * {@code policyQuorum}, and {@code otherwise}, {@code allow} or {@code deny}.
 */
public final class RulesPolicy implements PolicyEngine {
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
        return rules(document).terms(target);
    }

    @Override
    public Set<Role> roles(String document, String person, ApprovalSubject subject) {
        return RoleRules.of(rules(document), person, subject);
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
        return new Wanted(guard.rule(), version.get().source().digest(), alias, rules)
                .permitted(facts)
                .orElseGet(() -> Decision.needsApproval(
                        guard.rule(),
                        "it needs an approval by " + guard.terms().quorum().persons()
                                + " other verified person(s), and none was requested" + ask(alias)));
    }

    /** What pointed there before the policy came into force goes on being served: a policy applies to what is asked for from then on. */
    private static Decision load(Rules rules, Rules.Guard guard, Action action, Facts facts) {
        Optional<Digest> digest = facts.version().flatMap(v -> v.source().digest());
        Decision byApproval = new Wanted(guard.rule(), digest, action.resource().alias(), rules)
                .permitted(facts)
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
        return new Wanted("policy-change", Optional.of(wanted), "", rules)
                .permitted(facts)
                .orElseGet(() -> Decision.needsApproval(
                        "policy-change",
                        "another policy needs an approval by somebody else, and none was requested" + ask("")));
    }

    private static String ask(String alias) {
        return "; ask with governance()."
                + (alias.isEmpty()
                        ? "requestPolicy(policy, reason)"
                        : "requestApproval(version, \"" + alias + "\", reason)");
    }

    /** Why an approval does not permit: the id of the rule, and the end of a sentence that begins with the request. */
    private record Obstacle(String rule, String reason) {}

    /**
     * What only an approval permits.
     *
     * @param rule the id of the rule that asks for it
     * @param digest the content as it is now
     * @param alias where it is to go; empty for a policy
     * @param rules the policy in force
     */
    private record Wanted(String rule, Optional<Digest> digest, String alias, Rules rules) {
        /** Returns what the requests come to, the latest first; empty where nobody asked. */
        Optional<Decision> permitted(Facts facts) {
            Optional<Decision> refusal = Optional.empty();
            for (ApprovalRequest request : facts.approvals()) {
                if (!isAskedForBy(request)) {
                    continue;
                }
                Optional<Obstacle> obstacle = obstacle(request, facts);
                if (obstacle.isEmpty()) {
                    return Optional.of(Decision.allow(rule).by(request.id()));
                }
                Obstacle why = obstacle.get();
                refusal = refusal.or(() -> Optional.of(new Decision(
                        Decision.Outcome.NEEDS_APPROVAL,
                        List.of(rule, why.rule()),
                        "the latest request " + Quoted.of(request.id()) + " " + why.reason() + ask(alias))));
            }
            return refusal;
        }

        private boolean isAskedForBy(ApprovalRequest request) {
            return alias.isEmpty()
                    ? isOf(request)
                    : request.subject()
                            .target()
                            .covers(alias, rules.environmentOf(alias).orElse(""));
        }

        private boolean isOf(ApprovalRequest request) {
            return digest.filter(request.subject().digest()::equals).isPresent();
        }

        /** One that was used binds the content alone: a champion outlives the policy under which it was approved, and the way back must not wait for another approval. */
        private Optional<Obstacle> obstacle(ApprovalRequest request, Facts facts) {
            boolean isUsed = request.status() == ApprovalStatus.USED;
            if (!isUsed && request.status() != ApprovalStatus.APPROVED) {
                return Optional.of(byStatus(request));
            }
            if (!facts.now().isBefore(request.expiresAt())) {
                return found("approval-expired", "expired at " + request.expiresAt() + ", after its use");
            }
            if (!isOf(request)) {
                return found("version-changed", "approved another content");
            }
            return isUsed ? Optional.empty() : unused(request, facts);
        }

        private Optional<Obstacle> unused(ApprovalRequest request, Facts facts) {
            Map<String, Set<Role>> approvers = request.votes().stream()
                    .filter(ApprovalVote::isApproval)
                    .collect(Collectors.toMap(
                            ApprovalVote::accountable,
                            vote -> RoleRules.of(rules, vote.principal(), request.subject()),
                            (first, second) -> second));
            if (!request.subject().terms().quorum().isMetBy(approvers)) {
                return found("quorum", "has no quorum any more, as an approver has lost the role");
            }
            if (request.subject().policyDigest().filter(rules.digest()::equals).isEmpty()) {
                return found("policy-changed", "was made under another policy");
            }
            boolean isEvidenceKept = request.subject().evidence().entrySet().stream()
                    .allMatch(piece -> piece.getKey().contains("://")
                            || facts.artifact(piece.getKey())
                                    .filter(piece.getValue()::equals)
                                    .isPresent());
            return isEvidenceKept
                    ? Optional.empty()
                    : found("evidence-changed", "rests on evidence that has changed since");
        }

        private static Obstacle byStatus(ApprovalRequest request) {
            return switch (request.status()) {
                case EXPIRED -> new Obstacle("approval-expired", "is EXPIRED: it expired at " + request.expiresAt());
                case REVOKED -> new Obstacle("approval-revoked", "is REVOKED");
                default -> new Obstacle("not-approved", "is " + request.status());
            };
        }

        private static Optional<Obstacle> found(String rule, String reason) {
            return Optional.of(new Obstacle(rule, reason));
        }
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
