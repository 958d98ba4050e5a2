/**
 * The open backends of one instance, and how they are found.
 *
 * <p>Rules: a location is opened by the provider whose prefix fits it longest; two providers of one prefix are an error that names both; an unknown prefix is an error that names those there are.
 * Credentials in a location appear in no message. Parts can come from different backends; a part that none has is an {@link io.mlops.error.UnsupportedCapabilityException} where it is first used.
 *
 * <p>Decision: every part is asked for through {@link io.mlops.core.store.Stores}, which is the one place that knows that the instance is closed.
 */
@NullMarked
package io.mlops.core.store;

import org.jspecify.annotations.NullMarked;
