/** Tests of the chunk codec. */
@NullMarked
package io.mlops.core.chunk;

import org.jspecify.annotations.NullMarked;
