/** Tests of the kit's own clock. */
@NullMarked
package io.mlops.testkit.clock;

import org.jspecify.annotations.NullMarked;
