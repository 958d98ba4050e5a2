/**
 * Policies for the built-in engine, written as code and stored as data.
 *
 * <p>Above {@code io.mlops.governance}, which knows a policy as an engine's name and a document: another engine behind {@link io.mlops.governance.PolicyEngine} needs nothing
 * of this. A role policy denies what no grant allows, and an explicit deny wins over every grant. Grants count for principals that {@code authenticate} returned; a claim
 * that nobody has verified has no role.
 *
 * <p>Decision: reads are not judged, but for loads. Code in the same JVM can read past any check; who may read is decided where the data lie, by the rights of the folder, the
 * database or the object store. A viewer is therefore somebody who may load.
 */
@NullMarked
package io.mlops.governance.policy;

import org.jspecify.annotations.NullMarked;
