package io.mlops.registry;

/** Whether a version can be used, in MLflow's spelling. */
public enum ModelVersionStatus {
    /** Its files are still being copied. */
    PENDING_REGISTRATION,
    /** Its files could not be copied; it cannot be loaded. */
    FAILED_REGISTRATION,
    /** It can be loaded. */
    READY
}
