package io.mlops.http.wire;

/**
 * What the server is asked, and what a repeat of it would do.
 *
 * @see <a href="https://mlflow.org/docs/latest/api_reference/rest-api.html">MLflow REST API</a>
 */
public enum Endpoint {
    EXPERIMENT_CREATE("POST", "experiments/create", Repeat.CREATES),
    EXPERIMENT_GET("GET", "experiments/get", Repeat.READS),
    EXPERIMENT_GET_BY_NAME("GET", "experiments/get-by-name", Repeat.READS),
    EXPERIMENT_SEARCH("POST", "experiments/search", Repeat.READS),
    EXPERIMENT_UPDATE("POST", "experiments/update", Repeat.SAFE),
    EXPERIMENT_DELETE("POST", "experiments/delete", Repeat.SAFE),
    EXPERIMENT_RESTORE("POST", "experiments/restore", Repeat.SAFE),
    EXPERIMENT_SET_TAG("POST", "experiments/set-experiment-tag", Repeat.SAFE),
    EXPERIMENT_DELETE_TAG("POST", "experiments/delete-experiment-tag", Repeat.SAFE),

    RUN_CREATE("POST", "runs/create", Repeat.CREATES),
    RUN_GET("GET", "runs/get", Repeat.READS),
    RUN_UPDATE("POST", "runs/update", Repeat.SAFE),
    RUN_SEARCH("POST", "runs/search", Repeat.READS),
    RUN_DELETE("POST", "runs/delete", Repeat.SAFE),
    RUN_RESTORE("POST", "runs/restore", Repeat.SAFE),
    RUN_LOG_BATCH("POST", "runs/log-batch", Repeat.SAFE),
    RUN_SET_TAG("POST", "runs/set-tag", Repeat.SAFE),
    RUN_DELETE_TAG("POST", "runs/delete-tag", Repeat.SAFE),
    RUN_LOG_INPUTS("POST", "runs/log-inputs", Repeat.SAFE),
    RUN_OUTPUTS("POST", "runs/outputs", Repeat.CREATES),
    METRIC_HISTORY("GET", "metrics/get-history", Repeat.READS),

    LOGGED_MODEL_CREATE("POST", "logged-models", Repeat.CREATES),
    LOGGED_MODEL_GET("GET", "logged-models/{}", Repeat.READS),
    LOGGED_MODEL_FINALIZE("PATCH", "logged-models/{}", Repeat.SAFE),
    LOGGED_MODEL_SET_TAGS("PATCH", "logged-models/{}/tags", Repeat.SAFE),
    LOGGED_MODEL_SEARCH("POST", "logged-models/search", Repeat.READS),

    MODEL_CREATE("POST", "registered-models/create", Repeat.CREATES),
    MODEL_GET("GET", "registered-models/get", Repeat.READS),
    MODEL_SEARCH("GET", "registered-models/search", Repeat.READS),
    MODEL_UPDATE("PATCH", "registered-models/update", Repeat.SAFE),
    MODEL_RENAME("POST", "registered-models/rename", Repeat.CREATES),
    MODEL_DELETE("DELETE", "registered-models/delete", Repeat.CREATES),
    MODEL_SET_TAG("POST", "registered-models/set-tag", Repeat.SAFE),
    MODEL_DELETE_TAG("DELETE", "registered-models/delete-tag", Repeat.SAFE),
    ALIAS_SET("POST", "registered-models/alias", Repeat.SAFE),
    ALIAS_DELETE("DELETE", "registered-models/alias", Repeat.SAFE),

    VERSION_CREATE("POST", "model-versions/create", Repeat.CREATES),
    VERSION_GET("GET", "model-versions/get", Repeat.READS),
    VERSION_SEARCH("GET", "model-versions/search", Repeat.READS),
    VERSION_UPDATE("PATCH", "model-versions/update", Repeat.SAFE),
    VERSION_DELETE("DELETE", "model-versions/delete", Repeat.CREATES),
    VERSION_SET_TAG("POST", "model-versions/set-tag", Repeat.SAFE),
    VERSION_DELETE_TAG("DELETE", "model-versions/delete-tag", Repeat.SAFE),

    ARTIFACT_LIST("GET", "artifacts/list", Repeat.READS),
    ARTIFACT_UPLOAD_URL("POST", "artifacts/presigned-upload-url", Repeat.READS),
    ARTIFACT_DOWNLOAD_URL("POST", "artifacts/presigned-download-url", Repeat.READS);

    /** What happens if a request arrives twice. */
    enum Repeat {
        /** Nothing: it changes nothing. */
        READS,
        /** The second changes nothing more than the first did. */
        SAFE,
        /** The second makes something more, or fails: it is not sent again before somebody has looked. */
        CREATES
    }

    private final String method;
    private final String path;
    private final Repeat repeat;

    Endpoint(String method, String path, Repeat repeat) {
        this.method = method;
        this.path = path;
        this.repeat = repeat;
    }

    String method() {
        return method;
    }

    /** Returns the path below {@code /api/2.0/mlflow/}, with {@code {}} where an id goes. */
    String path() {
        return path;
    }

    Repeat repeat() {
        return repeat;
    }

    boolean isRead() {
        return repeat == Repeat.READS;
    }
}
