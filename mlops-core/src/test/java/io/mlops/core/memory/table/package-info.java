/** Tests of tables in memory. */
@NullMarked
package io.mlops.core.memory.table;

import org.jspecify.annotations.NullMarked;
