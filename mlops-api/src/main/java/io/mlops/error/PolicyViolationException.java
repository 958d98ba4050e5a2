package io.mlops.error;

/** The policy in force, a hook that denied, or a hook that failed refused the action; the message names the rule and why. */
public final class PolicyViolationException extends MlopsException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message a sentence that names the thing, the values and the way out
     */
    public PolicyViolationException(String message) {
        super(ErrorCode.POLICY_VIOLATION, message, null);
    }
}
