/** Tests of copies of stores. */
@NullMarked
package io.mlops.core.copy;

import org.jspecify.annotations.NullMarked;
