package io.mlops.core.action;

import io.mlops.core.policy.RevokedApprovals;
import io.mlops.error.ApprovalRequiredException;
import io.mlops.error.MlopsException;
import io.mlops.error.PolicyViolationException;
import io.mlops.error.Quoted;
import io.mlops.governance.Action;
import io.mlops.governance.Decision;
import io.mlops.governance.Policy;
import io.mlops.governance.PolicyEngine;
import io.mlops.governance.Resource;
import io.mlops.spi.StoredRecord;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the stored policy and then the hooks, in their order; the first that does not allow decides. Thread-safe.
 *
 * <p>The policy is read anew for each action, so that another process's policy counts at once; one that cannot be read or understood denies.
 */
public final class Judge {
    private static final Logger LOG = LoggerFactory.getLogger(Judge.class);

    private final FactSource source;
    private final Map<String, PolicyEngine> engines;
    private final HookRunner hooks;
    private final RevokedApprovals revoked = new RevokedApprovals();
    private volatile long revision;
    private volatile @Nullable Known last;

    /**
     * Joins the parts.
     *
     * @param source where facts are read
     * @param engines the policy engines, the built-in one among them
     * @param hooks calls the hooks of the user
     */
    public Judge(FactSource source, List<PolicyEngine> engines, HookRunner hooks) {
        this.source = source;
        this.engines = engines.stream().collect(Collectors.toUnmodifiableMap(PolicyEngine::name, Function.identity()));
        this.hooks = hooks;
    }

    Judged judge(Action action) {
        ActionFacts facts = new ActionFacts(action, source);
        Decision byPolicy = byPolicy(action, facts);
        Decision decision = byPolicy.and(() -> revoked.before(action, facts)).and(() -> hooks.before(action, facts));
        return new Judged(
                decision,
                facts.policyDigest(),
                facts.expectations(),
                byPolicy.approval().flatMap(facts::use).stream().toList(),
                facts.lapsed());
    }

    private Decision byPolicy(Action action, ActionFacts facts) {
        if (source.records().isEmpty()) {
            return Decision.allow("no-policy");
        }
        try {
            PolicyInForce inForce = inForce();
            facts.judgedUnder(inForce);
            Optional<Policy> policy = inForce.policy();
            return policy.isEmpty() ? Decision.allow("single-user") : decide(policy.get(), action, facts);
        } catch (MlopsException e) {
            LOG.warn("the policy in force could not be applied, which denies", e);
            return Decision.deny("unreadable-policy", "the policy in force could not be applied: " + e.code());
        }
    }

    /** The built-in engine is not foreign code: it is called on the caller's thread, which keeps a change free of thread switches. */
    private Decision decide(Policy policy, Action action, ActionFacts facts) {
        PolicyEngine engine = engines.get(policy.engine());
        if (engine == null) {
            return Decision.deny("unknown-engine", "no engine " + Quoted.of(policy.engine()) + " is configured");
        }
        return engine.name().equals(Policy.BUILT_IN)
                ? engine.decide(policy.document(), action, facts)
                : hooks.decide(engine.name(), () -> engine.decide(policy.document(), action, facts));
    }

    /** Returns the engine that understands a policy, or empty where none is configured. */
    public Optional<PolicyEngine> engine(Policy policy) {
        return Optional.ofNullable(engines.get(policy.engine()));
    }

    /** Returns the policy in force as the store has it now; what goes on is judged again where it has changed. */
    public PolicyInForce inForce() {
        Optional<StoredRecord> stored = source.records().flatMap(r -> r.find(PolicyInForce.KIND, PolicyInForce.ID));
        Known known = last;
        if (known == null || !known.stored().equals(stored)) {
            known = new Known(stored, PolicyInForce.read(stored));
            last = known;
        }
        revision = known.inForce().revision();
        return known.inForce();
    }

    /** To parse a policy and to compute its digest takes longer than to decide by it. */
    private record Known(Optional<StoredRecord> stored, PolicyInForce inForce) {}

    /** The revision that was seen last by anybody. */
    long policyRevision() {
        return revision;
    }

    List<HookRunner.Failure> after(Action action) {
        return hooks.after(action);
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
                        Quoted.sentence(decision.reason()));
    }

    private static String describe(Resource resource) {
        String name = resource.type().name().toLowerCase(Locale.ROOT) + " " + Quoted.of(resource.name());
        String alias = resource.alias().isEmpty() ? "" : "@" + resource.alias();
        return name + alias + (resource.version() == 0 ? "" : " (version " + resource.version() + ")");
    }
}
