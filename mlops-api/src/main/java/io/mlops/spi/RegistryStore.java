package io.mlops.spi;

import io.mlops.page.Page;
import io.mlops.registry.AliasState;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.RegisteredModel;
import io.mlops.search.SearchQuery;
import java.util.List;
import java.util.Optional;

/** The reads of the registry; its writes go through {@link Backend#commit}. The package page holds the rules for all methods. */
public interface RegistryStore {
    /**
     * Returns a registered model, or empty where there is none.
     *
     * @param name compared exactly
     */
    Optional<RegisteredModel> findModel(String name);

    /**
     * Returns a page of registered models, by default by name. Attributes: {@code name}, {@code description} (texts), {@code creation_timestamp},
     * {@code last_updated_timestamp} (milliseconds since 1970).
     *
     * @param query its fields are legal for registered models
     */
    Page<RegisteredModel> searchModels(SearchQuery query);

    /**
     * Returns a version, or empty where there is none.
     *
     * @param name the model's name
     * @param version the number
     */
    Optional<ModelVersion> findVersion(String name, int version);

    /**
     * Returns a page of versions, by default by name, the newest first. Attributes: {@code name}, {@code run_id}, {@code model_id}, {@code source_path},
     * {@code status}, {@code description}, {@code author} (texts), {@code version_number}, {@code creation_timestamp}, {@code last_updated_timestamp} (numbers).
     *
     * @param query its fields are legal for versions
     */
    Page<ModelVersion> searchVersions(SearchQuery query);

    /**
     * Returns the number that the next version of a name gets; 1 where the name was never used.
     *
     * @param name the model's name
     */
    int nextVersion(String name);

    /**
     * Returns where an alias points; empty where it was never set, a state with version 0 where it was removed.
     *
     * @param name the model's name
     * @param alias the alias
     */
    Optional<AliasState> findAlias(String name, String alias);

    /**
     * Returns all states of an alias, the latest first, removals included.
     *
     * @param name the model's name
     * @param alias the alias
     * @throws io.mlops.error.UnsupportedCapabilityException without {@link Capability#ALIAS_HISTORY}
     */
    List<AliasState> aliasHistory(String name, String alias);

    /**
     * Returns a number that rises with each change of the registry by any process, and with nothing else. Cheap enough to ask a few times a second.
     *
     * @throws io.mlops.error.UnsupportedCapabilityException without {@link Capability#REGISTRY_CHANGES}
     */
    long generation();

    /**
     * Returns the changes after a generation, in their order.
     *
     * @param generation the last one that is known
     * @param max how many at most
     * @throws io.mlops.error.UnsupportedCapabilityException without {@link Capability#REGISTRY_CHANGES}
     */
    List<RegistryChange> changes(long generation, int max);
}
