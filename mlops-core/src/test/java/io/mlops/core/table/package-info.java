@NullMarked
package io.mlops.core.table;

import org.jspecify.annotations.NullMarked;
