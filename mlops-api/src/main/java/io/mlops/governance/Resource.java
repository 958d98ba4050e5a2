package io.mlops.governance;

import java.util.Objects;

/**
 * What is acted on. Immutable.
 *
 * @param type what it is
 * @param name the name of an experiment or a model, the id of a run, a request, a monitor; empty for the store itself
 * @param version the number of a version; 0 where none is concerned
 * @param alias the alias; empty where none is concerned
 */
public record Resource(Type type, String name, int version, String alias) {
    /** What can be acted on. */
    public enum Type {
        /** The store as a whole. */
        STORE,
        /** An experiment, by its name. */
        EXPERIMENT,
        /** A run, by its id. */
        RUN,
        /** A registered model, by its name. */
        MODEL,
        /** A version. */
        VERSION,
        /** An alias. */
        ALIAS,
        /** An approval request, by its id. */
        APPROVAL,
        /** The policy in force. */
        POLICY,
        /** A monitor, by model and environment. */
        MONITOR
    }

    /** Refuses nulls. */
    public Resource {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(alias, "alias");
    }

    /**
     * Returns a resource that a name tells.
     *
     * @param type what it is
     * @param name its name or id
     */
    public static Resource of(Type type, String name) {
        return new Resource(type, name, 0, "");
    }

    /**
     * Returns a version.
     *
     * @param model the model's name
     * @param version the number
     */
    public static Resource version(String model, int version) {
        return new Resource(Type.VERSION, model, version, "");
    }

    /**
     * Returns an alias, with the version that it is to point to.
     *
     * @param model the model's name
     * @param alias the alias
     * @param version the number; 0 where it is removed
     */
    public static Resource alias(String model, String alias, int version) {
        return new Resource(Type.ALIAS, model, version, alias);
    }
}
