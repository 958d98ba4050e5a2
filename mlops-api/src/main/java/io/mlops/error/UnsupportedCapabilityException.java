package io.mlops.error;

/** The backend in use lacks what the call needs; the message names the capability and the builder method that brings it. */
public final class UnsupportedCapabilityException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message a sentence that names the thing, the values and the way out
     */
    public UnsupportedCapabilityException(String message) {
        super(ErrorCode.UNSUPPORTED_CAPABILITY, message, null);
    }
}
