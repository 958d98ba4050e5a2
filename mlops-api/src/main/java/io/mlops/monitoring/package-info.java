/**
 * Watching models at work: predictions go in by {@link io.mlops.monitoring.ModelMonitor#observe}, what really happened by
 * {@link io.mlops.monitoring.Monitoring#outcome}, and {@link io.mlops.monitoring.ModelMonitor#check} says what is wrong.
 *
 * <p>Rules:
 * <ul>
 *   <li>A monitor belongs to a model's name and an environment and outlives versions; its {@link io.mlops.monitoring.MonitorSpec} is stored, so that every process
 *       judges alike.
 *   <li>The scoring path never throws because of us, never blocks on I/O and allocates nothing in the steady state; what it must drop it counts.
 *   <li>An outcome is matched to its prediction by the caller's id, whenever and from wherever it comes.
 *   <li>{@code INSUFFICIENT_DATA} is a verdict of its own: too little data is never 'no drift', and no labels is never 'no error'.
 *   <li>A window is judged when it is over, against the reference profile that travels with the version, of the same season where the specification says so.
 * </ul>
 *
 * <p>How planned work fits: the full catalogue of tests and presets enters by name through {@code MonitorSpec.drift}; performance without labels
 * is a further kind of {@link io.mlops.monitoring.Finding}, as a change that a streaming detector sees is one; resources and fairness likewise; windows are mergeable profiles in the record store, so that several
 * processes and Spark jobs feed one monitor; shadow and canary compare the {@link io.mlops.monitoring.WindowReport}s of two versions.
 */
@NullMarked
package io.mlops.monitoring;

import org.jspecify.annotations.NullMarked;
