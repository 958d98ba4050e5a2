@NullMarked
package io.mlops.core.metrics.estimate;

import org.jspecify.annotations.NullMarked;
