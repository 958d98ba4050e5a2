/**
 * The engine behind {@link io.mlops.registry.Registry}: changes as governed actions, look-ups from a cache, loads with every digest checked.
 *
 * <p>The way of a {@code setAlias}: {@code StoreRegistry} hands it to {@code AliasChanges}, which reads the alias and the version and plans the write with {@code Expectation.AliasAt}; {@code Actions} judges it and
 * commits it with its audit entry ({@code Ledger}); then the model is dropped from {@code RegistryCache} and {@code AliasMoved} is published, in this order, so that a listener that asks for the alias sees the new version.
 *
 * <p>Rules: what is cached is dropped by model; a look-up that was under way meanwhile fills an entry that nobody can reach any more ({@code CachedModel}). A change by another process is seen within one second: {@code RegistryWatcher} asks for
 * the store's generation four times a second, once something was cached or somebody listens; a store that cannot tell its generation, or fails to, gets no answer from the cache that is older than a second.
 */
@NullMarked
package io.mlops.core.registry;

import org.jspecify.annotations.NullMarked;
