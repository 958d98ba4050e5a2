package io.mlops.registry;

import java.time.Instant;
import java.util.Objects;

/**
 * Where an alias points, since when. Immutable.
 *
 * @param model the model's name
 * @param alias the alias
 * @param version the version's number; 0 where the alias was removed
 * @param revision how often the alias was changed, deletions included; what a compare-and-set compares
 * @param since when it was set, in milliseconds
 */
public record AliasState(String model, String alias, int version, long revision, Instant since) {
    /** Refuses nulls. */
    public AliasState {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(alias, "alias");
        Objects.requireNonNull(since, "since");
    }
}
