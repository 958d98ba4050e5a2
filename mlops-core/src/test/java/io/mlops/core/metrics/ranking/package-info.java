@NullMarked
package io.mlops.core.metrics.ranking;

import org.jspecify.annotations.NullMarked;
