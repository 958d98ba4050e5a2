/** Tests of the package of the same name. */
@NullMarked
package io.mlops.core.artifact;

import org.jspecify.annotations.NullMarked;
