package io.mlops.error;

import org.jspecify.annotations.Nullable;

/** The disk, the quota or the bounded buffer is full; what was acknowledged is safe, and work goes on after space is freed. */
public final class StoreFullException extends BackendException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message a sentence that names the store, what failed and the way out
     * @param cause the driver's exception, or null
     */
    public StoreFullException(String message, @Nullable Throwable cause) {
        super(ErrorCode.STORE_FULL, message, cause);
    }

    /** Returns true: nothing was written. */
    @Override
    public boolean retryable() {
        return true;
    }
}
