/** Tests of the kit's own faults. */
@NullMarked
package io.mlops.testkit.fault;

import org.jspecify.annotations.NullMarked;
