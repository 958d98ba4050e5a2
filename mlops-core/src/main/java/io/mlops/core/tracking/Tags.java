package io.mlops.core.tracking;

/** The keys of the tags that the engine writes: MLflow's where MLflow has one. */
final class Tags {
    static final String USER = "mlflow.user";
    static final String RUN_NAME = "mlflow.runName";
    static final String PARENT_RUN = "mlflow.parentRunId";
    static final String SOURCE_NAME = "mlflow.source.name";
    static final String SOURCE_TYPE = "mlflow.source.type";
    static final String GIT_COMMIT = "mlflow.source.git.commit";
    static final String GIT_BRANCH = "mlflow.source.git.branch";
    static final String ERROR_TYPE = "mlops.error.type";
    static final String ERROR_MESSAGE = "mlops.error.message";
    static final String STATUS_REASON = "mlops.status.reason";
    static final String BUILD_VERSION = "mlops.build.version";
    static final String SDK_VERSION = "mlops.sdk.version";
    static final String JAVA_VERSION = "mlops.java.version";
    static final String JAVA_VENDOR = "mlops.java.vendor";
    static final String OS = "mlops.os";
    static final String PROCESSORS = "mlops.processors";
    static final String HOST = "mlops.host";

    private Tags() {}
}
