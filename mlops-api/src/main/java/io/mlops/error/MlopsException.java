package io.mlops.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The root of all errors that the SDK and its backends raise on purpose.
 *
 * <p>Immutable, apart from what {@link Throwable} itself allows.
 */
public abstract class MlopsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * Makes an error.
     *
     * @param code what a program may branch on
     * @param message a sentence for people, without secrets, values shown through {@link Quoted}
     * @param cause what led to it, or null
     */
    protected MlopsException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    /** Returns the stable code of this error. */
    public final ErrorCode code() {
        return code;
    }

    /**
     * Returns whether the same call may succeed later without a change by the caller. Nothing was written where this is true. False unless a
     * subclass says otherwise.
     */
    public boolean retryable() {
        return false;
    }
}
