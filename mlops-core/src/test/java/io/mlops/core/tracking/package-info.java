/** Tests of the package of the same name. */
@NullMarked
package io.mlops.core.tracking;

import org.jspecify.annotations.NullMarked;
