/**
 * Measures of regressions: those of sums ({@link io.mlops.core.metrics.regression.RegressionErrors},
 * {@link io.mlops.core.metrics.regression.PinballLoss}, streaming) and the median, on arrays.
 */
@NullMarked
package io.mlops.core.metrics.regression;

import org.jspecify.annotations.NullMarked;
