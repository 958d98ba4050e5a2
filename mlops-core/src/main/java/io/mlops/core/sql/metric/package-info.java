/**
 * Metric points in SQL: chunks of columns for each series, and the latest value of each beside them.
 *
 * <p>The life of an append: the caller's thread orders the points and encodes them ({@link io.mlops.core.chunk.MetricChunk}); the writing thread, in one transaction
 * with other callers, looks up runs and series, inserts the finished chunks and moves the latest values. A read decodes only chunks that overlap the asked steps, and merges
 * those that overlap each other, so that a point that was written twice is one point.
 *
 * <p>Decision: points that come a few at a time wait in the row of their series, its tail, until they are more than 64, and are a chunk then. That row changes with each append anyway, while
 * a chunk for each point would change a page of the chunks' index for each series that is written. A tail is coded as a chunk is, and read as one. A damaged one stays
 * for the check to find, and points behind it are chunks: one flush has the points of many runs, and none of them shall be lost for it. Whoever logs point by point changes the same few rows again and again: they are remembered ({@link io.mlops.core.sql.metric.SeriesMemory}), and
 * changed by one statement that finds nothing where the row is no longer as it was remembered.
 */
@NullMarked
package io.mlops.core.sql.metric;

import org.jspecify.annotations.NullMarked;
