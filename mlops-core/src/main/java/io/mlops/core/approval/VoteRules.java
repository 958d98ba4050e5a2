package io.mlops.core.approval;

import io.mlops.governance.ApprovalRequest;
import io.mlops.governance.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Four eyes, under any policy: who may not decide on a request. Stateless. */
public final class VoteRules {
    private VoteRules() {}

    /**
     * Why somebody may not do something.
     *
     * @param rule the id of the rule
     * @param reason why, as a sentence for people
     */
    public record Obstacle(String rule, String reason) {}

    /**
     * Says why a principal may not decide on a request; empty if it may.
     *
     * <p>Ids count as the same person whatever their case is. Besides the principal itself the person that it acts for counts.
     *
     * @param principal who wants to decide
     * @param request on what
     * @param authors the persons behind the version and its run
     */
    public static Optional<Obstacle> find(Principal principal, ApprovalRequest request, Collection<String> authors) {
        if (principal.authentication().equals(Principal.UNAUTHENTICATED)) {
            return obstacle(
                    "approver-unverified",
                    "an approver is a verified person; act as a principal from governance().authenticate(...)");
        }
        if (principal.kind() != Principal.Kind.HUMAN) {
            return obstacle("approver-no-person", "a service is no person, whomever it acts for");
        }
        Set<String> persons = folded(List.of(principal.id(), principal.accountable()));
        if (meets(persons, List.of(request.requester()))) {
            return obstacle("self-approval", "the requester does not decide on the own request");
        }
        if (meets(persons, authors)) {
            return obstacle("author-approval", "an author of the version or its run does not decide on it");
        }
        boolean hasVoted = request.votes().stream()
                .anyMatch(vote -> meets(persons, List.of(vote.principal(), vote.accountable())));
        return hasVoted ? obstacle("approved-twice", "one person decides once") : Optional.empty();
    }

    private static boolean meets(Set<String> persons, Collection<String> others) {
        return folded(others).stream().anyMatch(persons::contains);
    }

    private static Set<String> folded(Collection<String> ids) {
        return ids.stream().map(id -> id.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static Optional<Obstacle> obstacle(String rule, String reason) {
        return Optional.of(new Obstacle(rule, reason));
    }
}
