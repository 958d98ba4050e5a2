package io.mlops.tracking;

/** Whether an experiment or a run is deleted. Deletion is soft: it can be undone until {@code purge}. */
public enum LifecycleStage {
    /** In use. */
    ACTIVE,
    /** Deleted; refuses writes, keeps its name, and can be restored. */
    DELETED
}
