package io.mlops.monitoring;

/**
 * What became of the observed predictions since the monitor was opened in this process. Immutable.
 *
 * @param accepted taken into the buffer
 * @param durable stored
 * @param dropped not taken because the buffer was full or the row did not fit the schema, or not stored because the store failed
 */
public record ObservationCounts(long accepted, long durable, long dropped) {}
