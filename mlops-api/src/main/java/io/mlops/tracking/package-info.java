/**
 * Experiment tracking in MLflow's words: experiments hold runs; a run has params, metrics, tags, dataset inputs, artifacts and logged models.
 *
 * <p>Rules:
 * <ul>
 *   <li>What a user reads is a record; what a user drives ({@link io.mlops.tracking.Tracking}, {@link io.mlops.tracking.ActiveRun}) is an interface that
 *       the engine implements, in front of any backend.
 *   <li>Metric points are columns ({@link io.mlops.tracking.MetricPoints}) on every way, never an object per point.
 *   <li>{@link io.mlops.tracking.Acknowledgement} names what a return means. {@code logMetric} returns at ACCEPTED, everything else at DURABLE.
 *   <li>Params are write-once; a tag is replaced; the latest metric is the one with the largest (step, timestamp, value).
 * </ul>
 *
 * <p>The outbox in front of a remote backend ({@code io.mlops.outbox}) keeps {@code id()} local and fills {@code delivered} in
 * {@link io.mlops.tracking.DeliveryCounts}. How planned work fits: pipelines start runs with a parent by {@link io.mlops.tracking.RunSpec}; a server for MLflow's own Python client
 * reads and writes these same types; data-set versions extend {@link io.mlops.tracking.DatasetInput} by reference, not by change.
 */
@NullMarked
package io.mlops.tracking;

import org.jspecify.annotations.NullMarked;
