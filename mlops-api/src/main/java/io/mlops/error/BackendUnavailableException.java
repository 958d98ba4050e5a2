package io.mlops.error;

import org.jspecify.annotations.Nullable;

/** The backend could not be reached within the time budget; nothing was written. */
public final class BackendUnavailableException extends BackendException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message a sentence that names the store, what failed and the way out
     * @param cause the driver's exception, or null
     */
    public BackendUnavailableException(String message, @Nullable Throwable cause) {
        super(ErrorCode.BACKEND_UNAVAILABLE, message, cause);
    }

    /** Returns true: nothing was written. */
    @Override
    public boolean retryable() {
        return true;
    }
}
