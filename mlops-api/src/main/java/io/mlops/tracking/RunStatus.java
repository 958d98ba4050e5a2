package io.mlops.tracking;

/** The state of a run, in MLflow's spelling. */
public enum RunStatus {
    /** In progress. */
    RUNNING,
    /** Will start later. */
    SCHEDULED,
    /** Ended well. */
    FINISHED,
    /** Ended by an error, or closed without {@link ActiveRun#finish()}. */
    FAILED,
    /** Ended from outside, or interrupted by the death of its process. */
    KILLED;

    /** Returns whether a run of this state accepts no more params and metrics. */
    public boolean isTerminal() {
        return this == FINISHED || this == FAILED || this == KILLED;
    }
}
