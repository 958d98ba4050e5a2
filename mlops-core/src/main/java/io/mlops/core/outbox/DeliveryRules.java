package io.mlops.core.outbox;

import java.time.Duration;

/**
 * How an outbox delivers. Immutable.
 *
 * @param longestPause the longest time between two attempts while the server fails
 * @param settleTime after which a request whose answer was lost is no longer at work on the server
 * @param warningInterval at most one warning in it
 * @param readPatience how long a search or a registration waits for what was written before it
 * @param serverHasMoved whether the server may have another address than the last time
 */
public record DeliveryRules(
        Duration longestPause,
        Duration settleTime,
        Duration warningInterval,
        Duration readPatience,
        boolean serverHasMoved) {}
