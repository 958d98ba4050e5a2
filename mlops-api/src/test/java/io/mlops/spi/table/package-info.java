/** Tests of the bytes of tables. */
@NullMarked
package io.mlops.spi.table;

import org.jspecify.annotations.NullMarked;
