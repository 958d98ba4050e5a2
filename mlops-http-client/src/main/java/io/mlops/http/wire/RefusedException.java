package io.mlops.http.wire;

import io.mlops.error.BackendException;
import io.mlops.error.ErrorCode;

/** The server has understood the request and refused it; what that means depends on what was asked. Asking again as it is would change nothing, which its code says. */
public final class RefusedException extends BackendException {
    private static final long serialVersionUID = 1L;

    private final String errorCode;

    RefusedException(String errorCode, String message) {
        super(ErrorCode.INVALID_INPUT, message, null);
        this.errorCode = errorCode;
    }

    /** Returns MLflow's code of the error. */
    public String errorCode() {
        return errorCode;
    }
}
