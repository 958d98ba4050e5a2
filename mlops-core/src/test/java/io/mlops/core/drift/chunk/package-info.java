@NullMarked
package io.mlops.core.drift.chunk;

import org.jspecify.annotations.NullMarked;
