package io.mlops.spi.commit;

import java.util.List;

/**
 * What the store assigned. Immutable.
 *
 * @param assigned for each write of the commit, in order, what the store assigned to it: the id of a created experiment or run, the number of a created version, the
 *     new revision of a record or an alias; the empty text for any other write, deletions included
 */
public record CommitResult(List<String> assigned) {
    /** Copies the list. */
    public CommitResult {
        assigned = List.copyOf(assigned);
    }
}
