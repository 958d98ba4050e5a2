package io.mlops.error;

import org.jspecify.annotations.Nullable;

/** The backend did not answer a write that cannot be repeated safely: it may have happened. Read before writing again; never resend blindly. */
public final class OutcomeUnknownException extends BackendException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message a sentence that names the store, what failed and the way out
     * @param cause the driver's exception, or null
     */
    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(ErrorCode.OUTCOME_UNKNOWN, message, cause);
    }
}
