/** Tests of listings in memory. */
@NullMarked
package io.mlops.spi.listing;

import org.jspecify.annotations.NullMarked;
