package io.mlops.core.sqlite;

import io.mlops.error.InvalidInputException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the embedded backend. Immutable.
 *
 * @param busyTimeout how long a write waits for another process
 * @param isReadOnly whether nothing may be written
 */
record SqliteOptions(Duration busyTimeout, boolean isReadOnly) {
    /** The option that sets {@link #busyTimeout()}, in milliseconds. */
    static final String BUSY_TIMEOUT = "busyTimeoutMillis";

    /** The option that sets {@link #isReadOnly()}: {@code read} or {@code write}. */
    static final String ACCESS = "access";

    private static final Duration DEFAULT_BUSY_TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_DIGITS = 9;
    private static final String READ = "read";
    private static final String WRITE = "write";

    static SqliteOptions parse(Map<String, String> options) {
        for (String name : options.keySet()) {
            if (!name.equals(BUSY_TIMEOUT) && !name.equals(ACCESS)) {
                throw new InvalidInputException(
                        "option of sqlite:",
                        "must be " + BUSY_TIMEOUT + " or " + ACCESS,
                        name,
                        "leave out what this backend does not know");
            }
        }
        String access = options.getOrDefault(ACCESS, WRITE);
        if (!access.equals(READ) && !access.equals(WRITE)) {
            throw new InvalidInputException(
                    "option " + ACCESS, "must be " + READ + " or " + WRITE, access, "leave it out to write");
        }
        return new SqliteOptions(busyTimeout(options.get(BUSY_TIMEOUT)), access.equals(READ));
    }

    private static Duration busyTimeout(@Nullable String millis) {
        if (millis == null) {
            return DEFAULT_BUSY_TIMEOUT;
        }
        boolean isNumber = !millis.isEmpty()
                && millis.length() <= MAX_DIGITS
                && millis.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            throw new InvalidInputException(
                    "option " + BUSY_TIMEOUT, "must be milliseconds, 0 to 999999999", millis, "for example 30000");
        }
        return Duration.ofMillis(Long.parseLong(millis));
    }
}
