package io.mlops.search;

/** Which experiments or runs a search sees, in MLflow's words. */
public enum LifecycleView {
    /** Those that are not deleted. */
    ACTIVE_ONLY,
    /** Those that are deleted and not yet purged. */
    DELETED_ONLY,
    /** Both. */
    ALL
}
