package io.mlops.error;

/**
 * The stable code of an {@link MlopsException}: what a program may branch on and a log may be searched for.
 *
 * <p>Codes are never renamed; later versions may add some.
 */
public enum ErrorCode {
    /** The thing asked for does not exist. */
    NOT_FOUND,
    /** A thing of that name exists already. */
    ALREADY_EXISTS,
    /** The change lost against another one, or the state of the thing does not allow it. */
    CONFLICT,
    /** A value breaks a documented rule. */
    INVALID_INPUT,
    /** The policy in force or a hook denied the action. */
    POLICY_VIOLATION,
    /** The action needs an approval that does not exist, is not complete or no longer holds. */
    APPROVAL_REQUIRED,
    /** The backend in use lacks what the call needs. */
    UNSUPPORTED_CAPABILITY,
    /** The backend failed in a way that no other code names. */
    BACKEND_FAILURE,
    /** Stored bytes are damaged. */
    STORE_CORRUPT,
    /** The disk, the quota or the bounded buffer is full. */
    STORE_FULL,
    /** Another process holds the store for longer than the configured wait. */
    STORE_BUSY,
    /** The store can be read and not written. */
    STORE_READ_ONLY,
    /** The store was written by a newer version, or by another program. */
    INCOMPATIBLE_SCHEMA,
    /** The backend could not be reached; nothing was written. */
    BACKEND_UNAVAILABLE,
    /** The backend was reached and did not answer: the write may or may not have happened. */
    OUTCOME_UNKNOWN
}
