package io.mlops.governance.approval;

import io.mlops.error.InvalidInputException;
import java.util.Objects;

/**
 * Where something approved is to go. Immutable.
 *
 * @param kind what the name names
 * @param name an alias or an environment: 1 to 255 letters, digits, {@code _} and {@code -}; empty for the policy
 */
public record ApprovalTarget(Kind kind, String name) {
    /** What a target is. */
    public enum Kind {
        /** An alias of the model. */
        ALIAS,
        /** An environment: any alias that the policy assigns to it. */
        ENVIRONMENT,
        /** The policy in force. */
        POLICY
    }

    /** The policy in force. */
    public static final ApprovalTarget POLICY = new ApprovalTarget(Kind.POLICY, "");

    /**
     * Checks the name.
     *
     * @throws InvalidInputException if it is not of the form above
     */
    public ApprovalTarget {
        Objects.requireNonNull(kind, "kind");
        boolean valid = kind == Kind.POLICY ? name.isEmpty() : name.matches("[A-Za-z0-9_-]{1,255}");
        if (!valid) {
            throw new InvalidInputException(
                    "approval target",
                    "must have 1 to 255 letters, digits, '_' and '-'",
                    name,
                    "for example ApprovalTarget.alias(\"champion\")");
        }
    }

    /**
     * Returns an alias.
     *
     * @param alias its name
     * @throws InvalidInputException if it is no alias
     */
    public static ApprovalTarget alias(String alias) {
        return new ApprovalTarget(Kind.ALIAS, alias);
    }

    /**
     * Returns an environment.
     *
     * @param environment its name
     * @throws InvalidInputException if it is no environment
     */
    public static ApprovalTarget environment(String environment) {
        return new ApprovalTarget(Kind.ENVIRONMENT, environment);
    }

    /** Returns whether an alias, which may be in an environment, is meant. */
    public boolean covers(String alias, String environment) {
        return switch (kind) {
            case ALIAS -> name.equals(alias);
            case ENVIRONMENT -> name.equals(environment);
            case POLICY -> false;
        };
    }
}
