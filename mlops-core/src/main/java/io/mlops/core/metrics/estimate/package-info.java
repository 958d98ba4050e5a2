/**
 * Performance of a model before its labels come, and when they have come, in consecutive chunks against the chunks of a
 * reference.
 *
 * <p>{@link io.mlops.core.metrics.estimate.ConfidenceBasedEstimation} (CBPE) estimates the measures of a classifier from its
 * calibrated probabilities; {@link io.mlops.core.metrics.estimate.DirectLossEstimation} (DLE) those of a regression from a second
 * model that has learned its errors. Both presume that the relation of inputs and labels stays: they see a shift of the inputs
 * into regions where the model is worse, and never concept drift.
 *
 * <p><b>Decisions.</b>
 * <ul>
 *   <li>NannyML's semantics, checked against its output. Where it depends on the order of tied scores, ours does not.
 *   <li>Its default learner of errors is LightGBM; ours is behind {@link io.mlops.core.metrics.estimate.ErrorLearner}, with a
 *       small boosting of one-split trees as default, so estimates of regressions differ in digits from NannyML's.
 *   <li>Whether probabilities are calibrated is decided over random splits; ours come from a fixed seed of our own generator.
 * </ul>
 *
 * @see <a href="https://doi.org/10.48550/arXiv.2401.08348">Bialek et al. 2024, Estimating model performance under covariate shift without
 *     labels</a>
 */
@NullMarked
package io.mlops.core.metrics.estimate;

import org.jspecify.annotations.NullMarked;
