/** Tests of the package of the same name. */
@NullMarked
package io.mlops.core.metric;

import org.jspecify.annotations.NullMarked;
