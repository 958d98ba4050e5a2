/**
 * The entry of the SDK: {@link io.mlops.core.MlopsSdk} opens an {@link io.mlops.Mlops}, {@link io.mlops.core.MlopsBuilder} says how.
 *
 * <p>Rules:
 * <ul>
 *   <li>Each setting is taken from the builder, else from the system property {@code mlops.x}, else from the environment variable {@code MLOPS_X}, else its default; an empty one counts as absent.
 *   <li>Nothing is static and mutable, nothing happens at class loading; any number of instances live side by side.
 *   <li>Threads are daemons named {@code mlops-…}, none before its first use: {@code mlops-flush} (points), {@code mlops-events} (listeners), {@code mlops-watch} (other processes), {@code mlops-outbox} (delivery),
 *       {@code mlops-hook-n} (a user's hooks). All are gone after {@code close()}. There is no shutdown hook.
 *   <li>What is given to the builder as an open backend is closed with the instance, as what it opened itself.
 * </ul>
 *
 * <p>Decision: {@code actingAs} returns a view that shares everything but the principal, so that a server can make one for each request.
 */
@NullMarked
package io.mlops.core;

import org.jspecify.annotations.NullMarked;
