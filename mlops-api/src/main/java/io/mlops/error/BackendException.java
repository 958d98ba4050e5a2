package io.mlops.error;

import org.jspecify.annotations.Nullable;

/**
 * Storage failed: the root of the storage errors, and the error where none of them fits.
 *
 * <p>The driver's exception is the cause. Unless a subclass says otherwise, nothing of the failed call was written.
 */
public class BackendException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error with {@link ErrorCode#BACKEND_FAILURE}.
     *
     * @param message a sentence that names the store, what failed and the way out
     * @param cause the driver's exception, or null
     */
    public BackendException(String message, @Nullable Throwable cause) {
        this(ErrorCode.BACKEND_FAILURE, message, cause);
    }

    /**
     * Makes the error with a code of its own.
     *
     * @param code what a program may branch on
     * @param message a sentence that names the store, what failed and the way out
     * @param cause the driver's exception, or null
     */
    protected BackendException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
