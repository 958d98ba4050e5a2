@NullMarked
package io.mlops.core.metrics.regression;

import org.jspecify.annotations.NullMarked;
