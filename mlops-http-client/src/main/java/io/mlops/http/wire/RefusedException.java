package io.mlops.http.wire;

import io.mlops.error.BackendException;

/** The server has understood the request and refused it; what that means depends on what was asked. */
public final class RefusedException extends BackendException {
    private static final long serialVersionUID = 1L;

    private final String errorCode;

    RefusedException(String errorCode, String message) {
        super(message, null);
        this.errorCode = errorCode;
    }

    /** Returns MLflow's code of the error. */
    public String errorCode() {
        return errorCode;
    }
}
