package io.mlops.registry;

import io.mlops.page.Page;
import io.mlops.search.SearchQuery;
import io.mlops.tracking.LoggedModel;
import java.util.List;
import java.util.Optional;

/**
 * The model registry.
 *
 * <p>Thread-safe. Every method may throw {@link io.mlops.error.BackendException}, and {@link io.mlops.error.InvalidInputException} before anything is
 * written; one that changes something also {@link io.mlops.error.PolicyViolationException}, {@link io.mlops.error.ApprovalRequiredException} and
 * {@link io.mlops.error.ConflictException}. A change returns when it and its audit entry are durable, and is seen at once in this process.
 */
public interface Registry {
    /**
     * Creates a registered model.
     *
     * @param name 1 to 250 code points, without {@code /} and {@code :}
     * @param description free text; may be empty
     * @throws io.mlops.error.AlreadyExistsException if one has the name
     */
    RegisteredModel createModel(String name, String description);

    /**
     * Returns a registered model, or empty where there is none.
     *
     * @param name its name
     */
    Optional<RegisteredModel> findModel(String name);

    /**
     * Returns a registered model.
     *
     * @param name its name
     * @throws io.mlops.error.NotFoundException if there is none
     */
    RegisteredModel getModel(String name);

    /**
     * Returns the registered models that match; by default by name. Attributes: {@code name}; {@code tags.}.
     *
     * @param query filter, order and page
     */
    Page<RegisteredModel> searchModels(SearchQuery query);

    /**
     * Replaces the description of a registered model.
     *
     * @param name its name
     * @param description free text
     */
    void describeModel(String name, String description);

    /**
     * Renames a registered model; its versions, aliases and history go with it.
     *
     * @param name its name
     * @param newName the new name
     * @throws io.mlops.error.AlreadyExistsException if another has the new name
     */
    void renameModel(String name, String newName);

    /**
     * Deletes a registered model with its versions and aliases for good; its version numbers stay used.
     *
     * @param name its name
     */
    void deleteModel(String name);

    /**
     * Sets a tag of a registered model.
     *
     * @param name the model's name
     * @param key the tag's key
     * @param value replaces the value before
     */
    void setModelTag(String name, String key, String value);

    /**
     * Removes a tag of a registered model; no error where there is none.
     *
     * @param name the model's name
     * @param key the tag's key
     */
    void deleteModelTag(String name, String key);

    /**
     * Registers a logged model as the next version of a registered model, which is created where it does not exist.
     *
     * @param name the registered model's name
     * @param model what a run logged
     * @return the new version
     */
    ModelVersion register(String name, LoggedModel model);

    /**
     * Returns a version, or empty where there is none.
     *
     * @param name the model's name
     * @param version the number
     */
    Optional<ModelVersion> findVersion(String name, int version);

    /**
     * Returns a version.
     *
     * @param name the model's name
     * @param version the number
     * @throws io.mlops.error.NotFoundException if there is none
     */
    ModelVersion getVersion(String name, int version);

    /**
     * Returns the versions that match; by default by name, the newest first. Attributes: {@code name}, {@code run_id}, {@code source_path},
     * {@code version_number}; {@code tags.}.
     *
     * @param query filter, order and page
     */
    Page<ModelVersion> searchVersions(SearchQuery query);

    /**
     * Replaces the description of a version.
     *
     * @param version which version
     * @param description free text
     */
    void describeVersion(ModelVersion version, String description);

    /**
     * Sets a tag of a version.
     *
     * @param version which version
     * @param key the tag's key
     * @param value replaces the value before
     */
    void setVersionTag(ModelVersion version, String key, String value);

    /**
     * Removes a tag of a version; no error where there is none.
     *
     * @param version which version
     * @param key the tag's key
     */
    void deleteVersionTag(ModelVersion version, String key);

    /**
     * Deletes a version and its aliases for good; its number stays used.
     *
     * @param version which version
     */
    void deleteVersion(ModelVersion version);

    /**
     * Points an alias to a version.
     *
     * @param version which version; it must be READY
     * @param alias letters, digits, {@code _} and {@code -}; not {@code latest}, not {@code v} and digits
     * @throws io.mlops.error.ApprovalRequiredException if the policy guards the alias and no approval of this version holds
     */
    void setAlias(ModelVersion version, String alias);

    /**
     * Removes an alias; no error where there is none.
     *
     * @param name the model's name
     * @param alias the alias
     */
    void deleteAlias(String name, String alias);

    /**
     * Returns the version that an alias points to, or empty where the alias is not set. Served from a cache; never older than one second.
     *
     * @param name the model's name
     * @param alias the alias
     */
    Optional<ModelVersion> findVersionByAlias(String name, String alias);

    /**
     * Returns the version that an alias points to.
     *
     * @param name the model's name
     * @param alias the alias
     * @throws io.mlops.error.NotFoundException if the alias is not set
     */
    ModelVersion getVersionByAlias(String name, String alias);

    /**
     * Returns where an alias has pointed, the latest first; a removal is a state with version 0.
     *
     * @param name the model's name
     * @param alias the alias
     */
    List<AliasState> aliasHistory(String name, String alias);

    /**
     * Points an alias back to the version it pointed to before the present one, through the same policy as {@link #setAlias}.
     *
     * @param name the model's name
     * @param alias the alias
     * @return the version that it points to now
     * @throws io.mlops.error.NotFoundException if there is no earlier version that still exists
     */
    ModelVersion rollback(String name, String alias);

    /**
     * Loads a version: checks that it is READY, that all its files have the digests that it was registered with, and that nothing revoked it.
     *
     * @param uri {@code models:/name/3} or {@code models:/name@alias}
     * @throws io.mlops.error.NotFoundException if there is no such version
     * @throws io.mlops.error.StoreCorruptException if a file is missing or differs
     */
    LoadedModel load(String uri);
}
