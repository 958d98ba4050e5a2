package io.mlops.governance;

import io.mlops.artifact.Digest;
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

    /**
     * Returns where an alias of the model of the action points now.
     *
     * @param alias any alias of that model
     */
    Optional<AliasState> alias(String alias);

    /** Returns the run that wrote the version of the action. */
    Optional<Run> run();

    /** Returns the run that wrote the version that the alias points to now: the champion's. */
    Optional<Run> currentRun();

    /** Returns the experiment that the action concerns, by its name; empty where it concerns none. */
    Optional<String> experiment();

    /**
     * Returns the approval requests for what the action changes, the latest first: those for the version of the action, whatever their target, or those for a change of the
     * policy.
     */
    List<ApprovalRequest> approvals();

    /**
     * Returns the digest of an artifact of the run that wrote the version of the action, or empty where there is none.
     *
     * @param path its path
     */
    Optional<Digest> artifact(String path);

    /**
     * Returns when the inputs of the model were last compared with their reference in an environment, or empty where they never were.
     *
     * @param environment where the monitor works
     */
    Optional<Instant> driftCheckedAt(String environment);

    /** Returns when the policy in force came into force; {@link Instant#MIN} where there is none. */
    Instant policySince();
}
