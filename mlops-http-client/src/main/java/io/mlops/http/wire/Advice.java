package io.mlops.http.wire;

/** What usually mends an answer that is not MLflow's own. Stateless. */
final class Advice {
    private Advice() {}

    static String of(int status, String text) {
        if (status == 403 && text.contains("Invalid Host header")) {
            return "the server refuses this host name: start it with --allowed-hosts and the name and port that clients use";
        }
        return switch (status) {
            case 401 ->
                "the server wants credentials: set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN, or give a provider to the builder";
            case 403 -> "the credentials are not allowed to do this, or something in between refuses it";
            case 404 ->
                "there is no MLflow API at this path: check the path prefix of the location, and that the server is not older than 2.9";
            case 405 ->
                "the server does not know this method here: it may be older than 2.9, or a proxy filters methods";
            case 413 ->
                "something between client and server limits the size of bodies: raise the limit there (nginx: client_max_body_size), or send less at once";
            default ->
                status >= 300 && status < 400
                        ? "redirects to another host, scheme or port are not followed, and writes are not redirected: give the final address as the location"
                        : "this is not an answer of MLflow; something in between gave it";
        };
    }
}
