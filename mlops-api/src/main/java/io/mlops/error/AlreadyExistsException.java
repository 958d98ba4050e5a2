package io.mlops.error;

/** A thing of that name exists already; also where it exists as a deleted one that keeps its name. */
public final class AlreadyExistsException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message a sentence that names the thing, the values and the way out
     */
    public AlreadyExistsException(String message) {
        super(ErrorCode.ALREADY_EXISTS, message, null);
    }
}
