/** Tests of listings in memory. */
@NullMarked
package io.mlops.core.memory.listing;

import org.jspecify.annotations.NullMarked;
