/** Tests of the package of the same name. */
@NullMarked
package io.mlops.core.check;

import org.jspecify.annotations.NullMarked;
