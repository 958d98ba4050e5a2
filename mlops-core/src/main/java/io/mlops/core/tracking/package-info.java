/**
 * The engine behind {@link io.mlops.tracking.Tracking}: experiments, the life of runs, and the way of a metric point.
 *
 * <p>The way of a point: {@code LiveRun.logMetric} finds the {@code SeriesBuffer} of its key; that appends it to three primitive arrays under its own lock and, if it was empty, puts itself on the
 * pipeline's list of dirty series; {@code Flusher}, the one thread, takes that list after the flush interval, when a buffer is half full, or when somebody waits, copies each series out, and hands all of them
 * to {@code MetricStore.append} as one write.
 *
 * <p>Rules:
 * <ul>
 *   <li>No boxing and no allocation per point on the caller's thread once a buffer has grown to what an interval needs.
 *   <li>The arrays of all series together stay below the configured bytes ({@code BufferSpace}); the copies that are being written are at most half as much again. A caller that finds no room waits up to the
 *       configured limit, then gets a {@link io.mlops.error.StoreFullException}.
 *   <li>Each accepted point ends in exactly one of durable, failed, dropped.
 *   <li>A write that may be repeated (busy, full, unavailable, outcome unknown) is repeated under the same sequence for the same limit; then, or at once for any other failure, the runs concerned are failed: their next call and
 *       {@code finish()} throw it. A failure that one run alone has caused (it was deleted meanwhile) does not take the others along.
 * </ul>
 *
 * <p>Decisions: one lock per series and not a lock-free queue, because a series has one writer as a rule and an uncontended lock costs less than a queue node; the copy is made under that lock, which
 * halves the memory of double buffering and stops a caller for microseconds once per flush.
 */
@NullMarked
package io.mlops.core.tracking;

import org.jspecify.annotations.NullMarked;
