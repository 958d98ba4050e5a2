package io.mlops.http.server;

/** What MLflow answers instead of a result. */
final class FakeError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private FakeError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static FakeError missing(String what) {
        return new FakeError(404, "RESOURCE_DOES_NOT_EXIST", what + " not found");
    }

    static FakeError taken(String what) {
        return new FakeError(400, "RESOURCE_ALREADY_EXISTS", what + " already exists");
    }

    static FakeError invalid(String message) {
        return new FakeError(400, "INVALID_PARAMETER_VALUE", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
