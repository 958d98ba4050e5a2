/**
 * Measures of classifiers: of decisions ({@link io.mlops.core.metrics.classification.ConfusionMatrix}, streaming), of probabilities
 * ({@link io.mlops.core.metrics.classification.ProbabilityLosses}, streaming) and of the order of scores
 * ({@link io.mlops.core.metrics.classification.RankedScores}, on arrays).
 */
@NullMarked
package io.mlops.core.metrics.classification;

import org.jspecify.annotations.NullMarked;
