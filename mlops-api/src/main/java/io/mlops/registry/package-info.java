/**
 * The model registry in MLflow's words: registered models, their numbered versions, and aliases that name a version for a purpose.
 *
 * <p>Rules:
 * <ul>
 *   <li>Version numbers start at 1 and never repeat within a name, also after a deletion.
 *   <li>A version's content never changes: it is bound to the digest of the {@link io.mlops.artifact.Manifest} of all its files.
 *   <li>An alias moves by compare-and-set on its {@link io.mlops.registry.AliasState#revision()}, through hooks and policy; there is no other way.
 *   <li>Aliases fall with their version.
 * </ul>
 *
 * <p>How planned work fits: stages are not modelled, as MLflow has deprecated them in favour of aliases; champion and challenger are two aliases, and
 * {@code io.mlops.deployment} will name which alias an environment serves; over MLflow, which has no compare-and-set and no alias history, the engine verifies
 * after writing and keeps the history in the governance location.
 */
@NullMarked
package io.mlops.registry;

import org.jspecify.annotations.NullMarked;
