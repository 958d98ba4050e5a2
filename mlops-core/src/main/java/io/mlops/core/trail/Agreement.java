package io.mlops.core.trail;

import io.mlops.core.merkle.LogCheck;
import io.mlops.governance.audit.Checkpoint;
import java.util.List;
import java.util.Optional;

/**
 * How far a log agrees with checkpoints. Immutable.
 *
 * @param agreed the size of the largest checkpoint before the first contradiction that the log agrees with; 0 where there is none
 * @param forkedBy the first checkpoint whose root is not the log's at that size
 * @param beyond the largest checkpoint that counts more entries than the log has
 */
record Agreement(long agreed, Optional<Checkpoint> forkedBy, Optional<Checkpoint> beyond) {
    /** @param checkpoints by size, the smallest first */
    static Agreement of(LogCheck check, List<Checkpoint> checkpoints) {
        long agreed = 0;
        Optional<Checkpoint> beyond = Optional.empty();
        for (Checkpoint checkpoint : checkpoints) {
            if (checkpoint.size() > check.size()) {
                beyond = Optional.of(checkpoint);
            } else if (check.rootAt(checkpoint.size())
                    .filter(checkpoint.root()::equals)
                    .isPresent()) {
                agreed = checkpoint.size();
            } else {
                return new Agreement(agreed, Optional.of(checkpoint), beyond);
            }
        }
        return new Agreement(agreed, Optional.empty(), beyond);
    }
}
