package io.mlops.http;

import io.mlops.error.InvalidInputException;
import java.util.HashMap;
import java.util.Map;

/**
 * MLflow's own environment variables.
 *
 * @param variables all of the process
 * @see <a href="https://mlflow.org/docs/latest/api_reference/python_api/mlflow.environment_variables.html">mlflow.environment_variables</a>
 */
record MlflowEnvironment(Map<String, String> variables) {
    private static final String INSECURE = "MLFLOW_TRACKING_INSECURE_TLS";
    private static final String URI = "MLFLOW_TRACKING_URI";
    private static final Map<String, String> NAMES = Map.of(
            "MLFLOW_TRACKING_USERNAME", "username",
            "MLFLOW_TRACKING_PASSWORD", "password",
            "MLFLOW_TRACKING_TOKEN", "token",
            "MLFLOW_TRACKING_SERVER_CERT_PATH", "server-certificate",
            "MLFLOW_TRACKING_CLIENT_CERT_PATH", "client-certificate",
            "MLFLOW_WORKSPACE", "workspace");

    /** Returns the options that the variables set. */
    Map<String, String> options() {
        if (variables.getOrDefault(INSECURE, "false").equalsIgnoreCase("true")) {
            throw new InvalidInputException(
                    INSECURE,
                    "must not be set, as a connection that nobody checks is none to send credentials over",
                    "true",
                    "give the server's certificate: MLFLOW_TRACKING_SERVER_CERT_PATH");
        }
        Map<String, String> options = new HashMap<>();
        NAMES.forEach((variable, option) -> {
            String value = variables.getOrDefault(variable, "");
            if (!value.isEmpty()) {
                options.put(option, value);
            }
        });
        return options;
    }

    /** Returns the location of the server that the variables name. */
    String location() {
        String uri = variables.getOrDefault(URI, "");
        if (!uri.startsWith("http://") && !uri.startsWith("https://")) {
            throw new InvalidInputException(
                    URI,
                    "must be the address of a server, http:// or https://",
                    uri,
                    "for example http://127.0.0.1:5000");
        }
        return "mlflow+" + uri;
    }
}
