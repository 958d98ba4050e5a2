package io.mlops.spi;

import java.time.Instant;
import java.util.Objects;

/**
 * One change of the registry, as other processes learn of it. Immutable.
 *
 * @param generation its place in the order of all changes
 * @param writerId which opening of the store made it
 * @param at when, by the clock of its writer
 * @param type what happened
 * @param model the model's name
 * @param alias the alias; empty where none is concerned
 * @param version the version's number; 0 where none is concerned
 */
public record RegistryChange(
        long generation, String writerId, Instant at, Type type, String model, String alias, int version) {
    /** What happened. */
    public enum Type {
        /** A version was registered. */
        VERSION_CREATED,
        /** A version is gone. */
        VERSION_DELETED,
        /** An alias points to another version. */
        ALIAS_SET,
        /** An alias is gone. */
        ALIAS_DELETED,
        /** Anything else about a model or a version: name, description, tags, status. */
        UPDATED
    }

    /** Refuses nulls. */
    public RegistryChange {
        Objects.requireNonNull(writerId, "writerId");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(alias, "alias");
    }
}
