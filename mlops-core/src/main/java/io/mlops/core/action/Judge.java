package io.mlops.core.action;

import io.mlops.error.ApprovalRequiredException;
import io.mlops.error.MlopsException;
import io.mlops.error.PolicyViolationException;
import io.mlops.error.Quoted;
import io.mlops.governance.Action;
import io.mlops.governance.Decision;
import io.mlops.governance.GovernanceHook;
import io.mlops.governance.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Asks the policy and then the hooks, in their order; the first that does not allow decides. Thread-safe. */
public final class Judge {
    private final PolicyHook policy;
    private final List<GovernanceHook> hooks;
    private final HookRunner runner;
    private final ActionFacts.Source source;

    /**
     * Joins the parts.
     *
     * @param policy judges by the stored policy
     * @param userHooks what the builder was given, in order
     * @param runner calls hooks within their time
     * @param source where facts are read
     */
    public Judge(PolicyHook policy, List<GovernanceHook> userHooks, HookRunner runner, ActionFacts.Source source) {
        this.policy = policy;
        this.runner = runner;
        this.source = source;
        List<GovernanceHook> all = new ArrayList<>();
        all.add(policy);
        all.addAll(userHooks);
        this.hooks = List.copyOf(all);
    }

    ActionFacts facts(Action action) {
        return new ActionFacts(action, source);
    }

    long policyRevision() {
        return policy.revision();
    }

    Decision before(Action action, ActionFacts facts) {
        List<String> rules = new ArrayList<>();
        for (GovernanceHook hook : hooks) {
            Decision decision = runner.before(hook, action, facts);
            if (decision.outcome() != Decision.Outcome.ALLOW) {
                return decision;
            }
            rules.addAll(decision.rules());
        }
        return new Decision(Decision.Outcome.ALLOW, rules, "");
    }

    void after(Action action) {
        hooks.forEach(hook -> runner.after(hook, action));
    }

    List<StoredApproval> approvals(Resource target) {
        return source.approvals()
                .map(approvals -> approvals.forTarget(target, source.clock().instant()))
                .orElse(List.of());
    }

    static MlopsException refusal(Action action, Decision decision) {
        return decision.outcome() == Decision.Outcome.NEEDS_APPROVAL
                ? new ApprovalRequiredException(message(action, decision))
                : new PolicyViolationException(message(action, decision));
    }

    static String message(Action action, Decision decision) {
        return "%s by %s on %s is refused by rule %s: %s"
                .formatted(
                        action.type().id(),
                        Quoted.of(action.principal().id()),
                        describe(action.resource()),
                        String.join(", ", decision.rules()),
                        decision.reason());
    }

    private static String describe(Resource resource) {
        String name = resource.type().name().toLowerCase(Locale.ROOT) + " " + Quoted.of(resource.name());
        String alias = resource.alias().isEmpty() ? "" : "@" + resource.alias();
        return name + alias + (resource.version() == 0 ? "" : " (version " + resource.version() + ")");
    }
}
