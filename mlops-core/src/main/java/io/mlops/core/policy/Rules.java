package io.mlops.core.policy;

import io.mlops.artifact.Digest;
import io.mlops.core.json.JsonObject;
import io.mlops.error.InvalidInputException;
import io.mlops.error.StoreCorruptException;
import io.mlops.governance.Policy;
import io.mlops.governance.approval.ApprovalTarget;
import io.mlops.governance.approval.ApprovalTerms;
import io.mlops.governance.approval.Quorum;
import io.mlops.governance.approval.Role;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A policy's document, read. Immutable.
 *
 * @param digest of the policy, which requests bind
 * @param guards what moves only with an approval
 * @param grants who has which role where
 * @param denials what is denied whatever is granted
 * @param environments the environment of each alias that has one
 * @param policyQuorum who must approve another policy
 * @param allowsOtherwise whether what no rule speaks of is allowed, to everybody
 */
record Rules(
        Digest digest,
        List<Guard> guards,
        List<Grant> grants,
        List<Denial> denials,
        Map<String, String> environments,
        Quorum policyQuorum,
        boolean allowsOtherwise) {
    private static final int VERSION = 1;

    /** Where a rule holds. */
    record Reach(Optional<Glob> models, Optional<Glob> experiments, Optional<String> environment) {
        private static Reach parse(JsonObject json) {
            return new Reach(
                    json.optionalText("models").map(Glob::new),
                    json.optionalText("experiments").map(Glob::new),
                    json.optionalText("environment"));
        }
    }

    /** What moves only with an approval, and on which terms. */
    record Guard(ApprovalTarget target, ApprovalTerms terms) {
        private static Guard parse(JsonObject json) {
            ApprovalTarget target = json.optionalText("environment")
                    .map(ApprovalTarget::environment)
                    .orElseGet(() -> ApprovalTarget.alias(json.text("alias")));
            return new Guard(target, terms(json));
        }

        private static ApprovalTerms terms(JsonObject json) {
            List<Quorum.Part> parts = quorum(json, "quorum");
            ApprovalTerms terms =
                    ApprovalTerms.of(parts.isEmpty() ? Quorum.of((int) json.number("approvals")) : new Quorum(parts));
            Optional<Duration> decideWithin = json.optionalText("decideWithin").map(Duration::parse);
            Optional<Duration> usableFor = json.optionalText("usableFor").map(Duration::parse);
            return new ApprovalTerms(
                    terms.quorum(), decideWithin.orElse(terms.decideWithin()), usableFor.orElse(terms.usableFor()));
        }

        /** Returns the id of the rule. */
        String rule() {
            return "four-eyes:" + target.name();
        }
    }

    /** A role that somebody has. */
    record Grant(String principal, Role role, List<Reach> reaches) {
        private static Grant parse(JsonObject json) {
            return new Grant(
                    json.text("principal"), Role.valueOf(json.text("role")), json.objects("scopes", Reach::parse));
        }

        boolean covers(Concern concern) {
            return reaches.stream().anyMatch(concern::isIn);
        }
    }

    /** Actions that somebody may not do; {@code *} is everybody. */
    record Denial(String principal, Set<String> actions, List<Reach> reaches) {
        private static Denial parse(JsonObject json) {
            return new Denial(
                    json.text("principal"), Set.copyOf(json.textList("actions")), json.objects("scopes", Reach::parse));
        }
    }

    static Rules parse(String document) {
        try {
            JsonObject json = JsonObject.parse("policy document", document);
            String otherwise = json.text("otherwise");
            if (json.number("version") != VERSION || !(otherwise.equals("allow") || otherwise.equals("deny"))) {
                throw unreadable(null);
            }
            List<Quorum.Part> policyQuorum = quorum(json, "policyQuorum");
            return new Rules(
                    new Policy(Policy.BUILT_IN, document).digest(),
                    json.objects("guards", Guard::parse),
                    json.objects("grants", Grant::parse),
                    json.objects("denials", Denial::parse),
                    environments(json),
                    policyQuorum.isEmpty() ? Quorum.of(1) : new Quorum(policyQuorum),
                    otherwise.equals("allow"));
        } catch (InvalidInputException | IllegalArgumentException | DateTimeException e) {
            throw unreadable(e);
        }
    }

    private static List<Quorum.Part> quorum(JsonObject json, String name) {
        return json.objects(
                name,
                part -> new Quorum.Part(part.optionalText("role").map(Role::valueOf), (int) part.number("persons")));
    }

    private static Map<String, String> environments(JsonObject json) {
        Map<String, String> byAlias = new HashMap<>();
        json.optionalObject("environments")
                .ifPresent(all ->
                        all.names().forEach(name -> all.textList(name).forEach(alias -> byAlias.put(alias, name))));
        return Map.copyOf(byAlias);
    }

    private static StoreCorruptException unreadable(@Nullable Throwable cause) {
        return new StoreCorruptException("policy document is of no known form; enforce it again", cause);
    }

    /** Returns on which terms something is approved: those of its guard, else one person who is nobody in particular. */
    ApprovalTerms terms(ApprovalTarget target) {
        if (target.kind() == ApprovalTarget.Kind.POLICY) {
            return ApprovalTerms.of(policyQuorum);
        }
        Optional<Guard> guard = target.kind() == ApprovalTarget.Kind.ALIAS
                ? guardOf(target.name())
                : guards.stream().filter(g -> g.target().equals(target)).findFirst();
        return guard.map(Guard::terms).orElseGet(() -> ApprovalTerms.of(Quorum.of(1)));
    }

    Optional<String> environmentOf(String alias) {
        return Optional.ofNullable(environments.get(alias));
    }

    /** Returns every alias that moves only with an approval. */
    Set<String> guardedAliases() {
        Stream<String> own = guards.stream()
                .map(Guard::target)
                .filter(target -> target.kind() == ApprovalTarget.Kind.ALIAS)
                .map(ApprovalTarget::name);
        Stream<String> inEnvironments =
                environments.keySet().stream().filter(alias -> guardOf(alias).isPresent());
        return Stream.concat(own, inEnvironments).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the guard of an alias, its own before that of its environment. */
    Optional<Guard> guardOf(String alias) {
        String environment = environments.getOrDefault(alias, "");
        return guards.stream()
                .filter(guard -> guard.target().covers(alias, ""))
                .findFirst()
                .or(() -> guards.stream()
                        .filter(guard -> guard.target().covers("", environment))
                        .findFirst());
    }
}
