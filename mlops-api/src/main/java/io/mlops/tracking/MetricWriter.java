package io.mlops.tracking;

/**
 * Logs points into one series of a run without looking the series up for each.
 *
 * <p>Thread-safe. Returns at {@link Acknowledgement#ACCEPTED}; allocates nothing per point in the steady state; blocks up to the configured limit
 * when the buffer is full.
 */
public interface MetricWriter {
    /**
     * Logs a point with the time of the clock.
     *
     * @param value any double
     * @param step the position in training
     * @throws io.mlops.error.ConflictException if the run has ended
     * @throws io.mlops.error.StoreFullException if the buffer stays full for the configured limit
     * @throws io.mlops.error.BackendException the failure of an earlier write of this run
     */
    void log(double value, long step);

    /**
     * Logs a point with a given time.
     *
     * @param value any double
     * @param step the position in training
     * @param timestampMillis milliseconds since 1970, not negative
     * @throws io.mlops.error.InvalidInputException if the time is negative
     * @throws io.mlops.error.ConflictException if the run has ended
     * @throws io.mlops.error.StoreFullException if the buffer stays full for the configured limit
     * @throws io.mlops.error.BackendException the failure of an earlier write of this run
     */
    void log(double value, long step, long timestampMillis);
}
