package io.mlops.error;

/** The action needs an approval that is missing, incomplete, expired, revoked or bound to other content; the message says which and how to ask. */
public final class ApprovalRequiredException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message a sentence that names the thing, the values and the way out
     */
    public ApprovalRequiredException(String message) {
        super(ErrorCode.APPROVAL_REQUIRED, message, null);
    }
}
