package io.mlops.core.tracking;

/** The keys of the tags that the engine writes besides those of the environment: MLflow's where MLflow has one. */
final class Tags {
    static final String USER = "mlflow.user";
    static final String RUN_NAME = "mlflow.runName";
    static final String PARENT_RUN = "mlflow.parentRunId";
    static final String ERROR_TYPE = "mlops.error.type";
    static final String ERROR_MESSAGE = "mlops.error.message";
    static final String STATUS_REASON = "mlops.status.reason";

    private Tags() {}
}
