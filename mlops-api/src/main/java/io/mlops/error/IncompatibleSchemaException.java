package io.mlops.error;

import org.jspecify.annotations.Nullable;

/** The store was written by a newer version of the SDK, or by another program; nothing was written to it. */
public final class IncompatibleSchemaException extends BackendException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message a sentence that names the store, what failed and the way out
     * @param cause the driver's exception, or null
     */
    public IncompatibleSchemaException(String message, @Nullable Throwable cause) {
        super(ErrorCode.INCOMPATIBLE_SCHEMA, message, cause);
    }
}
