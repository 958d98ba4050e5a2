package io.mlops.core;

import io.mlops.core.policy.RulesPolicy;
import io.mlops.error.InvalidInputException;
import io.mlops.governance.GovernanceHook;
import io.mlops.governance.PolicyEngine;
import io.mlops.governance.PrincipalVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who judges actions besides the built-in rules, and who says who somebody is. Immutable; each method returns a new one. */
public final class Judgement {
    private static final Duration HOOK_TIMEOUT = Duration.ofSeconds(5);
    private static final Pattern HOOK_NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Judgement BUILT_IN = new Judgement(List.of(), List.of(), Optional.empty(), HOOK_TIMEOUT);

    private final List<GovernanceHook> hooks;
    private final List<PolicyEngine> engines;
    private final Optional<PrincipalVerifier> verifier;
    private final Duration hookTimeout;

    private Judgement(
            List<GovernanceHook> hooks,
            List<PolicyEngine> engines,
            Optional<PrincipalVerifier> verifier,
            Duration hookTimeout) {
        this.hooks = List.copyOf(hooks);
        this.engines = List.copyOf(engines);
        this.verifier = verifier;
        this.hookTimeout = hookTimeout;
    }

    /** Returns the judgement by the built-in rules alone. */
    public static Judgement builtIn() {
        return BUILT_IN;
    }

    /**
     * Returns this with one hook more, which is called after those before.
     *
     * @param hook judges actions
     * @throws InvalidInputException if its name is not 1 to 100 letters, digits, {@code .}, {@code _} and {@code -}
     */
    public Judgement hook(GovernanceHook hook) {
        if (!HOOK_NAME.matcher(hook.name()).matches()) {
            throw new InvalidInputException(
                    "hook name",
                    "must have 1 to 100 letters A to Z, digits and . _ -",
                    hook.name(),
                    "the audit log names the hook by it");
        }
        return new Judgement(with(hooks, hook), engines, verifier, hookTimeout);
    }

    /**
     * Returns this with one policy engine more.
     *
     * @param engine understands the policies that name it
     */
    public Judgement policyEngine(PolicyEngine engine) {
        return new Judgement(hooks, with(engines, engine), verifier, hookTimeout);
    }

    /**
     * Returns this with a verifier of credentials; without one nobody can authenticate.
     *
     * @param identities says whom a credential belongs to
     */
    public Judgement verifier(PrincipalVerifier identities) {
        return new Judgement(hooks, engines, Optional.of(identities), hookTimeout);
    }

    /**
     * Returns this with another time limit for hooks.
     *
     * @param limit how long one hook may take before that denies, more than 0; default 5 seconds
     * @throws io.mlops.error.InvalidInputException if it is not more than 0
     */
    public Judgement hookTimeout(Duration limit) {
        return new Judgement(hooks, engines, verifier, MetricBuffering.positive("hookTimeout", limit));
    }

    List<GovernanceHook> hooks() {
        return hooks;
    }

    List<PolicyEngine> engines() {
        return with(engines, new RulesPolicy());
    }

    Optional<PrincipalVerifier> verifier() {
        return verifier;
    }

    Duration hookTimeout() {
        return hookTimeout;
    }

    private static <T> List<T> with(List<T> list, T more) {
        return Stream.concat(list.stream(), Stream.of(Objects.requireNonNull(more)))
                .toList();
    }
}
