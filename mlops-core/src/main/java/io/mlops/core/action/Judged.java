package io.mlops.core.action;

import io.mlops.spi.commit.Expectation;
import io.mlops.spi.commit.Write;
import java.util.List;

/**
 * What the judges of a change add to its commit. Immutable.
 *
 * @param expectations what the judgement relied on: the policy at a revision, an approval at a revision
 * @param writes what the judgement itself changes: an approval that is used up
 */
public record Judged(List<Expectation> expectations, List<Write> writes) {
    /** Nothing. */
    public static final Judged NOTHING = new Judged(List.of(), List.of());

    /** Copies the lists. */
    public Judged {
        expectations = List.copyOf(expectations);
        writes = List.copyOf(writes);
    }
}
