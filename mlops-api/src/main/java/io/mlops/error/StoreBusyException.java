package io.mlops.error;

import org.jspecify.annotations.Nullable;

/** Another process held the store for longer than the configured wait; nothing was written. */
public final class StoreBusyException extends BackendException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message a sentence that names the store, what failed and the way out
     * @param cause the driver's exception, or null
     */
    public StoreBusyException(String message, @Nullable Throwable cause) {
        super(ErrorCode.STORE_BUSY, message, cause);
    }

    /** Returns true: nothing was written. */
    @Override
    public boolean retryable() {
        return true;
    }
}
