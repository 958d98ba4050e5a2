package io.mlops.postgres;

import io.mlops.artifact.Digest;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The lock that shows that an opening of a store lives: an advisory lock of the database, which ends with the session that holds it, however that ends. Immutable.
 *
 * @param key 64 bits, made of the names, so that no other lock is likely to have the same
 */
record LifeLock(long key) {
    /** How the server shows a key of 64 bits: its halves as unsigned numbers, and a 1. */
    private static final String HELD = "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory'"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            + " AND classid::bigint = ? AND objid::bigint = ? AND objsubid = 1 AND granted)";

    private static final int KEY_DIGITS = 16;
    private static final int HEXADECIMAL = 16;

    static LifeLock of(String schema, String writerId) {
        String digits =
                Digest.of("mlops life\n" + schema + "\n" + writerId).hex().substring(0, KEY_DIGITS);
        return new LifeLock(new BigInteger(digits, HEXADECIMAL).longValue());
    }

    /** Takes the lock for the session; returns whether it has it, which fails only where an earlier session of the same opening has it still. */
    boolean take(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, key);
            return isTrue(statement);
        }
    }

    /** Returns whether any session has the lock. */
    boolean isHeld(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HELD)) {
            statement.setLong(1, key >>> Integer.SIZE);
            statement.setLong(2, key & 0xffff_ffffL);
            return isTrue(statement);
        }
    }

    private static boolean isTrue(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }
}
