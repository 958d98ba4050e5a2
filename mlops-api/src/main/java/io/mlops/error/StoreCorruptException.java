package io.mlops.error;

import org.jspecify.annotations.Nullable;

/** Stored bytes are damaged: a checksum, a page or a record does not hold; the message says which and how to restore. */
public final class StoreCorruptException extends BackendException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message a sentence that names the store, what failed and the way out
     * @param cause the driver's exception, or null
     */
    public StoreCorruptException(String message, @Nullable Throwable cause) {
        super(ErrorCode.STORE_CORRUPT, message, cause);
    }
}
