package io.mlops.error;

import org.jspecify.annotations.Nullable;

/** The store can be read and not written: its folder or file forbids it, or a failed fsync made the open store read-only until it is opened again. */
public final class StoreReadOnlyException extends BackendException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message a sentence that names the store, what failed and the way out
     * @param cause the driver's exception, or null
     */
    public StoreReadOnlyException(String message, @Nullable Throwable cause) {
        super(ErrorCode.STORE_READ_ONLY, message, cause);
    }
}
