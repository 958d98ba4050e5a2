package io.mlops.core.action;

import io.mlops.artifact.Digest;
import io.mlops.core.approval.StoredApproval;
import io.mlops.governance.Decision;
import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.Write;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The judgement of a change, and what it adds to its commit. Immutable.
 *
 * @param decision what the judges came to
 * @param policy the digest of the policy that judged; empty where none did
 * @param expectations what they relied on: the policy at a revision, an approval at a revision
 * @param writes what the judgement itself changes: an approval that is used up
 * @param lapsed approvals that it saw to be over, which nobody has written down yet
 */
record Judged(
        Decision decision,
        Optional<Digest> policy,
        List<Expectation> expectations,
        List<Write> writes,
        List<StoredApproval> lapsed) {
    /** Copies the lists. */
    Judged {
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(policy, "policy");
        expectations = List.copyOf(expectations);
        writes = List.copyOf(writes);
        lapsed = List.copyOf(lapsed);
    }

    /** Returns a judgement that relied on nothing. */
    static Judged of(Decision decision) {
        return new Judged(decision, Optional.empty(), List.of(), List.of(), List.of());
    }

    boolean isAllowed() {
        return decision.outcome() == Decision.Outcome.ALLOW;
    }
}
