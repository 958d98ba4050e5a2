package io.mlops.core.action;

import io.mlops.core.json.JsonObject;
import io.mlops.error.InvalidInputException;
import io.mlops.error.StoreCorruptException;
import io.mlops.governance.Action;
import io.mlops.governance.ActionType;
import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.ApprovalStatus;
import io.mlops.governance.Decision;
import io.mlops.governance.Facts;
import io.mlops.governance.Policy;
import io.mlops.governance.PolicyEngine;
import io.mlops.governance.Principal;
import io.mlops.registry.ModelVersion;
import java.util.List;
import java.util.Optional;

/**
 * The built-in policy engine: guarded aliases that move with an approval, and the rest allowed or denied. Stateless.
 *
 * <p>The document is a JSON object: {@code version} 1, {@code guards} (a list of {@code alias} and {@code approvals}, the number of persons who must approve) and
 * {@code otherwise}, {@code allow} or {@code deny}.
 */
public final class RulesPolicy implements PolicyEngine {
    private static final String GUARD = "four-eyes:";

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
                    "policy document", "must be of the form that Policies makes", document, "use Policies.fourEyes");
        }
    }

    @Override
    public Decision decide(String document, Action action, Facts facts) {
        Rules rules = Rules.parse(document);
        Optional<Guard> guard = rules.guards().stream()
                .filter(g -> g.alias().equals(action.resource().alias()))
                .findFirst();
        if (guard.isPresent() && action.type() == ActionType.ALIAS_SET) {
            return decideMove(guard.get(), facts);
        }
        if (guard.isPresent() && action.type() == ActionType.ALIAS_DELETE) {
            return Decision.deny(
                    GUARD + guard.get().alias(),
                    "a guarded alias is not removed; move it to an approved version instead");
        }
        if (isRemovalOfGuarded(rules, action)) {
            return Decision.deny("guarded-version", "a guarded alias points to it; move the alias first");
        }
        return decideRest(rules, action);
    }

    private static Decision decideMove(Guard guard, Facts facts) {
        String rule = GUARD + guard.alias();
        Optional<ModelVersion> version = facts.version();
        if (version.isEmpty()) {
            return Decision.deny(rule, "there is no such version");
        }
        List<ApprovalRequest> approvals = facts.approvals();
        Optional<ApprovalRequest> permit = approvals.stream()
                .filter(a -> a.subject().quorum() >= guard.approvals())
                .filter(a -> permits(a, version.get(), facts))
                .findFirst();
        if (permit.isPresent()) {
            return Decision.allow(rule + ":" + permit.get().id());
        }
        String found = approvals.isEmpty()
                ? "none was requested"
                : "the latest request " + approvals.get(0).id() + " is "
                        + approvals.get(0).status();
        return Decision.needsApproval(
                rule,
                "it needs an approval by " + guard.approvals() + " other verified person(s), and " + found
                        + "; ask with governance().requestApproval(version, \"" + guard.alias() + "\", reason)");
    }

    /** A used approval permits the return to the version that it promoted, as long as that one's content is what was approved. */
    private static boolean permits(ApprovalRequest approval, ModelVersion version, Facts facts) {
        boolean isInTime = facts.now().isBefore(approval.expiresAt());
        // What was used, was used in time: a champion outlives its approval, and the way back must not wait for
        // another.
        boolean isComplete =
                approval.status() == ApprovalStatus.USED || (approval.status() == ApprovalStatus.APPROVED && isInTime);
        return isComplete && binds(approval, version);
    }

    static boolean binds(ApprovalRequest approval, ModelVersion version) {
        return version.source()
                .digest()
                .filter(d -> d.equals(approval.subject().digest()))
                .isPresent();
    }

    private static boolean isRemovalOfGuarded(Rules rules, Action action) {
        boolean isRemoval = action.type() == ActionType.VERSION_DELETE || action.type() == ActionType.MODEL_DELETE;
        return isRemoval && rules.guards().stream().anyMatch(g -> FallenAliases.include(action.before(), g.alias()));
    }

    private static Decision decideRest(Rules rules, Action action) {
        return rules.allowsOtherwise()
                ? Decision.allow("otherwise")
                : Decision.deny("otherwise", "no rule allows " + action.type().id());
    }

    /**
     * Says why a principal may not decide on a request; empty if it may.
     *
     * @param principal who wants to decide
     * @param isVerified whether it proved who it is
     * @param request on what
     * @param authors the persons behind the version and its run
     */
    public static Optional<String> obstacle(
            Principal principal, boolean isVerified, ApprovalRequest request, List<String> authors) {
        if (!isVerified || principal.kind() != Principal.Kind.HUMAN) {
            return Optional.of(
                    "an approver is a verified person; act as a principal from governance().authenticate(...)");
        }
        if (principal.accountable().equals(request.requester())) {
            return Optional.of("the requester does not decide on the own request");
        }
        if (authors.contains(principal.accountable())) {
            return Optional.of("an author of the version or its run does not decide on it");
        }
        boolean hasVoted =
                request.votes().stream().anyMatch(v -> v.accountable().equals(principal.accountable()));
        return hasVoted ? Optional.of("one person decides once") : Optional.empty();
    }

    private record Guard(String alias, int approvals) {
        static Guard parse(JsonObject json) {
            return new Guard(json.text("alias"), (int) json.number("approvals"));
        }
    }

    private record Rules(List<Guard> guards, boolean allowsOtherwise) {
        static Rules parse(String document) {
            JsonObject json = JsonObject.parse("policy document", document);
            String otherwise = json.text("otherwise");
            List<Guard> guards = json.objects("guards", Guard::parse);
            boolean isKnown = json.number("version") == 1 && (otherwise.equals("allow") || otherwise.equals("deny"));
            if (!isKnown || guards.stream().anyMatch(g -> g.approvals() < 1)) {
                throw new StoreCorruptException("policy document is of no known form; enforce it again", null);
            }
            return new Rules(guards, otherwise.equals("allow"));
        }
    }
}
