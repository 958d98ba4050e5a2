package io.mlops.error;

/** The experiment, run, model, version, alias, artifact or request asked for does not exist, or is deleted. */
public final class NotFoundException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message a sentence that names the thing, the values and the way out
     */
    public NotFoundException(String message) {
        super(ErrorCode.NOT_FOUND, message, null);
    }
}
