/**
 * JVMs that tests start and kill, for the tests of all modules.
 *
 * <p>A module whose children are many names a {@link io.mlops.child.Rehearsal}: they then start with its classes at hand.
 */
@NullMarked
package io.mlops.child;

import org.jspecify.annotations.NullMarked;
