package io.mlops.error;

/** A change lost a compare-and-set, or the thing is in a state that does not allow it: an ended run, a param that has another value. */
public final class ConflictException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message a sentence that names the thing, the values and the way out
     */
    public ConflictException(String message) {
        super(ErrorCode.CONFLICT, message, null);
    }
}
