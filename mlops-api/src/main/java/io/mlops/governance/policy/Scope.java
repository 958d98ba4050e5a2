package io.mlops.governance.policy;

import io.mlops.error.InvalidInputException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a grant or a denial holds. A part that is given must match, and something that has no such part does not: a scope of experiments covers no model. Immutable.
 *
 * @param models a pattern of model names, {@code *} for any characters: covers models, their versions, aliases, requests and monitors
 * @param experiments a pattern of experiment names: covers experiments and their runs
 * @param environment an environment: covers the aliases that the policy assigns to it, requests for them, and its monitors
 */
public record Scope(Optional<String> models, Optional<String> experiments, Optional<String> environment) {
    private static final int MAX_PATTERN = 500;

    /**
     * Checks the patterns.
     *
     * @throws InvalidInputException if one is empty, longer than 500 characters, or holds a control character
     */
    public Scope {
        Objects.requireNonNull(models, "models");
        Objects.requireNonNull(experiments, "experiments");
        Objects.requireNonNull(environment, "environment");
        Stream.of(models, experiments, environment).flatMap(Optional::stream).forEach(Scope::check);
    }

    /** Returns the scope that covers everything, the store and the policy included. */
    public static Scope everything() {
        return new Scope(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Returns the scope of some models.
     *
     * @param pattern a name, {@code *} for any characters
     * @throws InvalidInputException if it is no pattern
     */
    public static Scope models(String pattern) {
        return new Scope(Optional.of(pattern), Optional.empty(), Optional.empty());
    }

    /**
     * Returns the scope of some experiments.
     *
     * @param pattern a name, {@code *} for any characters
     * @throws InvalidInputException if it is no pattern
     */
    public static Scope experiments(String pattern) {
        return new Scope(Optional.empty(), Optional.of(pattern), Optional.empty());
    }

    /**
     * Returns the scope of an environment.
     *
     * @param environment its name
     * @throws InvalidInputException if it is no name
     */
    public static Scope environment(String environment) {
        return new Scope(Optional.empty(), Optional.empty(), Optional.of(environment));
    }

    /**
     * Returns this scope in one environment only.
     *
     * @param name the environment
     * @throws InvalidInputException if it is no name
     */
    public Scope in(String name) {
        return new Scope(models, experiments, Optional.of(name));
    }

    private static void check(String pattern) {
        if (pattern.isEmpty()
                || pattern.length() > MAX_PATTERN
                || pattern.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidInputException(
                    "scope pattern",
                    "must have 1 to " + MAX_PATTERN + " characters and no control character",
                    pattern,
                    "for example churn-*");
        }
    }
}
