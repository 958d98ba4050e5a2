package io.mlops.core.sqlite;

import io.mlops.error.InvalidInputException;
import java.time.Duration;
import java.util.Map;

/**
 * Settings of the embedded backend. Immutable.
 *
 * @param busyTimeout how long a write waits for another process
 */
record SqliteOptions(Duration busyTimeout) {
    /** The option that sets {@link #busyTimeout()}, in milliseconds. */
    static final String BUSY_TIMEOUT = "busyTimeoutMillis";

    private static final Duration DEFAULT_BUSY_TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_DIGITS = 9;

    static SqliteOptions parse(Map<String, String> options) {
        for (String name : options.keySet()) {
            if (!name.equals(BUSY_TIMEOUT)) {
                throw new InvalidInputException(
                        "option of sqlite:",
                        "must be " + BUSY_TIMEOUT,
                        name,
                        "leave out what this backend does not know");
            }
        }
        String millis = options.get(BUSY_TIMEOUT);
        if (millis == null) {
            return new SqliteOptions(DEFAULT_BUSY_TIMEOUT);
        }
        boolean isNumber = !millis.isEmpty()
                && millis.length() <= MAX_DIGITS
                && millis.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            throw new InvalidInputException(
                    "option " + BUSY_TIMEOUT, "must be milliseconds, 0 to 999999999", millis, "for example 30000");
        }
        return new SqliteOptions(Duration.ofMillis(Long.parseLong(millis)));
    }
}
