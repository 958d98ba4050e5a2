/** Faults from outside: processes that die, disks that fill, stores that were damaged, clocks that jump; through the public interface, over the embedded store. */
@NullMarked
package io.mlops.core.fault;

import org.jspecify.annotations.NullMarked;
