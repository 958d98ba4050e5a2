/** Tests of the package of the same name. */
@NullMarked
package io.mlops.core.registry;

import org.jspecify.annotations.NullMarked;
