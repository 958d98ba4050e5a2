package io.mlops.postgres;

import io.mlops.error.InvalidInputException;
import java.time.Duration;

/**
 * How a store uses its server. Immutable.
 *
 * @param schema the schema that holds the tables
 * @param poolSize how many connections read at once
 * @param connectTimeout how long to wait for a connection
 * @param lockTimeout how long a write waits for other processes
 * @param responseTimeout how long to wait for an answer of the server
 * @param absence how long a process may be without a connection before it counts as dead
 */
record Settings(
        String schema,
        int poolSize,
        Duration connectTimeout,
        Duration lockTimeout,
        Duration responseTimeout,
        Duration absence) {
    private static final int MAX_POOL = 1000;
    private static final Duration LONGEST = Duration.ofDays(1);
    /** What HikariCP takes as the shortest wait for a connection. */
    private static final Duration SHORTEST_CONNECT = Duration.ofMillis(250);

    /** Behind what it is checked against. */
    static final Settings DEFAULT = new Settings(
            "mlops", 8, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofSeconds(30));

    Settings {
        if (!schema.matches("[a-z_][a-z0-9_]{0,62}") || schema.startsWith("pg_")) {
            throw new InvalidInputException(
                    "schema",
                    "must be 1 to 63 lower-case letters, digits and underscores, not begin with a digit nor with pg_",
                    schema,
                    "for example mlops");
        }
        if (poolSize < 1 || poolSize > MAX_POOL) {
            throw new InvalidInputException(
                    "poolSize", "must be 1 to " + MAX_POOL, Integer.toString(poolSize), "the default is 8");
        }
        requireWithin("connectTimeout", connectTimeout, SHORTEST_CONNECT);
        requireWithin("lockTimeout", lockTimeout, Duration.ofMillis(1));
        requireWithin("responseTimeout", responseTimeout, Duration.ofSeconds(1));
        requireWithin("absence", absence, Duration.ofMillis(1));
    }

    private static void requireWithin(String field, Duration actual, Duration shortest) {
        if (actual.compareTo(shortest) < 0 || actual.compareTo(LONGEST) > 0) {
            throw new InvalidInputException(
                    field,
                    "must be " + shortest.toMillis() + " milliseconds to one day",
                    actual.toString(),
                    "leave it out for the default");
        }
    }

    Settings withSchema(String name) {
        return new Settings(name, poolSize, connectTimeout, lockTimeout, responseTimeout, absence);
    }

    Settings withPoolSize(int size) {
        return new Settings(schema, size, connectTimeout, lockTimeout, responseTimeout, absence);
    }

    Settings withConnectTimeout(Duration limit) {
        return new Settings(schema, poolSize, limit, lockTimeout, responseTimeout, absence);
    }

    Settings withLockTimeout(Duration limit) {
        return new Settings(schema, poolSize, connectTimeout, limit, responseTimeout, absence);
    }

    Settings withResponseTimeout(Duration limit) {
        return new Settings(schema, poolSize, connectTimeout, lockTimeout, limit, absence);
    }

    Settings withAbsence(Duration limit) {
        return new Settings(schema, poolSize, connectTimeout, lockTimeout, responseTimeout, limit);
    }

    /** The driver counts whole seconds, and takes 0 for no limit. */
    static int wholeSeconds(Duration duration) {
        return (int) Math.max(1, duration.plusMillis(999).toSeconds());
    }
}
