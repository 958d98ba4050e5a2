/**
 * The way of a metric point from {@code logMetric} to the store.
 *
 * <p>{@code LiveRun.logMetric} finds the {@code SeriesBuffer} of its key in {@code RunMetrics}; that appends it to three primitive arrays under its own lock and, if it was empty, puts itself on the list of dirty series of
 * {@code MetricPipeline}. {@code Flusher}, the one thread, begins a {@code Round} after the flush interval, when a buffer is half full, or when somebody waits: it takes that list, copies each series out, and
 * {@code MetricAppender} hands all of them to {@code MetricStore.append} as one write. Whoever waits for the round holds its {@code Cycle}.
 *
 * <p>Rules:
 * <ul>
 *   <li>No boxing and no allocation per point on the caller's thread once a buffer has grown to what an interval needs.
 *   <li>The arrays of all series together stay below the configured bytes ({@code BufferSpace}); one append holds copies of about 6 MiB. A caller that finds no room waits up to the configured limit, then gets a
 *       {@link io.mlops.error.StoreFullException}.
 *   <li>Each accepted point ends in exactly one of durable, failed, dropped.
 *   <li>A write that may be repeated (busy, full, unavailable, outcome unknown) is repeated under the same sequence for the same limit; then, or at once for any other failure, the runs concerned are failed: their next call and
 *       {@code finish()} throw it. A failure that one run alone has caused (it was deleted meanwhile) does not take the others along.
 * </ul>
 *
 * <p>Decisions: one lock per series and not a lock-free queue, because a series has one writer as a rule and an uncontended lock costs less than a queue node; the copy is made under that lock, which
 * halves the memory of double buffering and stops a caller for microseconds once per round.
 */
@NullMarked
package io.mlops.core.metric;

import org.jspecify.annotations.NullMarked;
