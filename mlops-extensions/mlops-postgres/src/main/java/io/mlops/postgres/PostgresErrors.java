package io.mlops.postgres;

import io.mlops.error.BackendException;
import io.mlops.error.BackendUnavailableException;
import io.mlops.error.IncompatibleSchemaException;
import io.mlops.error.InvalidInputException;
import io.mlops.error.MlopsException;
import io.mlops.error.StoreBusyException;
import io.mlops.error.StoreCorruptException;
import io.mlops.error.StoreFullException;
import io.mlops.error.StoreReadOnlyException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Explains the failures of driver, server and pool. Immutable.
 *
 * @param shown the location for messages
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL, appendix A: error codes</a>
 */
record PostgresErrors(String shown) {
    private static final String CONNECTION_CLASS = "08";
    private static final String AUTHORIZATION_CLASS = "28";
    /** Shutdown, crash, start, dropped database, and the limits of idle sessions and of transactions: each ends the connection. */
    private static final Set<String> ENDED = Set.of("57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04");

    private static final Set<String> UNDONE = Set.of("40001", "40P01");
    /** A table, column, index or function that should be there and is not, or the reverse. */
    private static final Set<String> OTHER_SCHEMA = Set.of("42P01", "42P07", "42703", "42704", "42710");

    /** The pool's own failure to give a connection is no lost connection: it has waited as long as it may. */
    static boolean isLost(SQLException failure) {
        return !(failure instanceof SQLTransientConnectionException) && hasNoConnection(state(failure));
    }

    private static boolean hasNoConnection(String state) {
        return state.startsWith(CONNECTION_CLASS) || ENDED.contains(state);
    }

    static boolean isUndone(SQLException failure) {
        return UNDONE.contains(state(failure));
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }

    MlopsException translate(SQLException failure) {
        if (failure instanceof SQLTransientConnectionException) {
            return failure.getCause() instanceof SQLException cause ? translate(cause) : exhausted(failure);
        }
        if (isOfKeys(failure)) {
            return new BackendException(
                    "No encrypted connection to the server of " + shown + " can be made (" + failure.getMessage()
                            + "); check the client's key (sslkey) and its password (sslpassword), and the certificates"
                            + " of client (sslcert) and server (sslrootcert)",
                    failure);
        }
        String state = state(failure);
        if (hasNoConnection(state)) {
            return new BackendUnavailableException(
                    "The server of " + shown + " cannot be reached or has ended the connection (" + failure.getMessage()
                            + "); check its address and that it runs, then try again",
                    failure);
        }
        if (state.startsWith(AUTHORIZATION_CLASS)) {
            return new BackendException(
                    "The server of " + shown + " refuses the user: " + failure.getMessage()
                            + "; check user, password and pg_hba.conf",
                    failure);
        }
        if (OTHER_SCHEMA.contains(state)) {
            return foreign(failure);
        }
        return translate(state, failure);
    }

    /** The driver says of a key that it cannot decrypt, or a certificate that nobody vouches for, that the connection has failed; to try again is of no use. */
    private static boolean isOfKeys(SQLException failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof GeneralSecurityException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private MlopsException translate(String state, SQLException failure) {
        return switch (state) {
            case "40001", "40P01", "55P03" ->
                new StoreBusyException(
                        "Other processes keep " + shown
                                + " locked; try again, or raise the lock timeout (lockTimeoutMillis)",
                        failure);
            case "53300" ->
                new StoreBusyException(
                        "The server of " + shown + " takes no more connections; try again, close some, or raise"
                                + " its max_connections",
                        failure);
            case "53100" ->
                new StoreFullException(
                        "The disk of the server of " + shown
                                + " is full and nothing of this write was kept; free space and try again",
                        failure);
            case "25006" -> readOnly(failure);
            case "42501" -> lacksRight(failure.getMessage(), failure);
            case "3D000" ->
                new BackendException("The database of " + shown + " does not exist; create it first", failure);
            case "XX001", "XX002" ->
                new StoreCorruptException(
                        "The database " + shown + " is damaged (" + failure.getMessage()
                                + "); restore it from a backup",
                        failure);
            case "22023" ->
                new InvalidInputException(
                        "a connection parameter", "must be one that driver and server know", "***", "see the cause");
            default ->
                new BackendException(
                        "The database " + shown + " refused a statement: " + failure.getMessage(), failure);
        };
    }

    private StoreBusyException exhausted(SQLException failure) {
        return new StoreBusyException(
                "All connections to " + shown + " are in use for longer than the connect timeout; try again, or raise"
                        + " the pool size (poolSize)",
                failure);
    }

    StoreReadOnlyException readOnly(@Nullable SQLException failure) {
        return new StoreReadOnlyException(
                "The server of " + shown + " takes no writes: it is a standby, or its transactions are read-only;"
                        + " give the location of the primary",
                failure);
    }

    BackendException lacksRight(@Nullable String what, @Nullable SQLException failure) {
        return new BackendException(
                "The user of " + shown + " lacks a right: " + what
                        + "; let the owner of the schema run the SQL of PostgresStore.leastPrivilege",
                failure);
    }

    private IncompatibleSchemaException foreign(SQLException failure) {
        return new IncompatibleSchemaException(
                "The tables of " + shown + " are not those of this library (" + failure.getMessage()
                        + "); choose another schema",
                failure);
    }

    IncompatibleSchemaException newer(int found, int known) {
        return new IncompatibleSchemaException(
                "The store " + shown + " has schema version " + found + ", and this program knows versions up to "
                        + known + "; use a newer version of the library",
                null);
    }
}
