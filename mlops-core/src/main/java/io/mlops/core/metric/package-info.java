/**
 * The way of a metric point from {@code logMetric} to the store.
 *
 * <p>Nine files pass a point on until it is on the disk, eight where its caller waits for it: {@code LiveRun.logMetric} finds the {@code SeriesBuffer} of its key in {@code RunMetrics}; that appends it to three primitive arrays under its own lock and, if it was
 * empty, puts itself on its run's list of dirty series, and the run on that of {@code Flusher}. {@code Flusher}, the one thread, begins a round after the flush interval, when a buffer is half full, or when somebody waits for all
 * runs; who waits for one run needs no thread but his own. Either way {@code MetricAppender} empties the listed buffers and hands their points to {@code SqlMetricStore.append} as one write, which gives each series the form of a
 * {@code MetricChunk}, and leaves it to {@code Transactions}: in {@code GroupCommit} all writes of a process queue, and {@code GroupWriter} commits a group of them with one sync. The last points of a run go into the commit that ends it.
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
 * halves the memory of double buffering and stops a caller for microseconds once per round. Who waits for his own run's points writes them himself, because a hand-over to a thread and back costs more than encoding a few
 * points, and callers of different runs then share a sync in the store; the lock of a run tells those who find its buffers empty that what was in them is settled. A store beyond a network is left to the flusher.
 */
@NullMarked
package io.mlops.core.metric;

import org.jspecify.annotations.NullMarked;
