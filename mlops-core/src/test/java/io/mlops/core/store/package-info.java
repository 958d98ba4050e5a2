/** Tests of the package of the same name. */
@NullMarked
package io.mlops.core.store;

import org.jspecify.annotations.NullMarked;
