/** Tests of the package of the same name. */
@NullMarked
package io.mlops.core.event;

import org.jspecify.annotations.NullMarked;
