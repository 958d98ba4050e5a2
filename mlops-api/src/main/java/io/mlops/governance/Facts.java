package io.mlops.governance;

import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.tracking.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a hook or a policy may know when it judges an action. What it reads here becomes an expectation of the commit: if it changes before the change is made, the
 * action is judged again.
 *
 * <p>Valid during one judgement; used from one thread.
 */
public interface Facts {
    /** Returns the time of the judgement. */
    Instant now();

    /** Returns the version that the action concerns; for an alias, the one that it is to point to. */
    Optional<ModelVersion> version();

    /** Returns where the alias of the action points now. */
    Optional<AliasState> alias();

    /** Returns the run that wrote the version of the action. */
    Optional<Run> run();

    /** Returns the run that wrote the version that the alias points to now: the champion's. */
    Optional<Run> currentRun();

    /** Returns the approval requests for the version and alias of the action, the latest first. */
    List<ApprovalRequest> approvals();
}
