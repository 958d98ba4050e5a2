/** Hosts on the loopback that fail as hosts of a network do, for the tests of all modules. */
@NullMarked
package io.mlops.loopback;

import org.jspecify.annotations.NullMarked;
