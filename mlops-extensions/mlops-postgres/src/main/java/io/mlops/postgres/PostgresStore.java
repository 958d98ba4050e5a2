package io.mlops.postgres;

import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Says where a store in PostgreSQL is and how it is used; {@code MlopsSdk.builder().backend(…)} takes what it opens. Not thread-safe; can open several times.
 *
 * <p>A location is {@code jdbc:postgresql://host:port/database}, with more hosts behind commas, and credentials before the host or as parameters:
 * {@code jdbc:postgresql://db.example.org/ml?user=trainer&password=…&sslmode=verify-full}. Which parameters it may have the package page says. The schema is created where it is missing
 * and the user may.
 *
 * <p>The store keeps experiments, runs, metrics, the registry and records; for files give {@code MlopsSdk.builder().artifacts(…)} another location.
 */
public final class PostgresStore {
    private final Optional<PostgresLocation> location;
    private final Optional<DataSource> source;
    private Settings settings;
    private Optional<Access.Credentials> credentials = Optional.empty();

    private PostgresStore(Optional<PostgresLocation> location, Optional<DataSource> source, Settings settings) {
        this.location = location;
        this.source = source;
        this.settings = settings;
    }

    /**
     * Begins with a location.
     *
     * @param location with the prefix {@code jdbc:postgresql:}
     * @throws io.mlops.error.InvalidInputException if it is not understood, or has a parameter that is not allowed; the message shows no credentials
     */
    public static PostgresStore at(String location) {
        PostgresLocation parsed = PostgresLocation.parse(location);
        String schema = parsed.parameters().getOrDefault(ConnectionParameters.SCHEMA, Settings.DEFAULT.schema());
        return new PostgresStore(Optional.of(parsed), Optional.empty(), Settings.DEFAULT.withSchema(schema));
    }

    /**
     * Begins with what opens connections, for all that a location cannot say. The store pools them itself: give a source without a pool. Timeouts of its sockets are its own; without any, a
     * server that falls silent is waited for.
     *
     * @param source opens connections of PostgreSQL's driver
     */
    public static PostgresStore of(DataSource source) {
        return new PostgresStore(
                Optional.empty(), Optional.of(Objects.requireNonNull(source, "source")), Settings.DEFAULT);
    }

    /**
     * Sets who connects, in place of the credentials of the location or the source.
     *
     * @param user the role
     * @param password its password; empty where the server asks for none
     */
    public PostgresStore credentials(String user, String password) {
        credentials = Optional.of(new Access.Credentials(user, password));
        return this;
    }

    /**
     * Sets the schema that holds the tables; default {@code mlops}, or the parameter {@code currentSchema} of the location. Stores of different schemas know nothing of each other.
     *
     * @param name 1 to 63 lower-case letters, digits and underscores
     * @throws io.mlops.error.InvalidInputException if it is not
     */
    public PostgresStore schema(String name) {
        settings = settings.withSchema(name);
        return this;
    }

    /**
     * Sets how many connections read at once; default 8. One more writes.
     *
     * @param size 1 to 1,000
     * @throws io.mlops.error.InvalidInputException if it is not
     */
    public PostgresStore poolSize(int size) {
        settings = settings.withPoolSize(size);
        return this;
    }

    /**
     * Sets how long a call waits for a connection, be it to be opened or to be given back by another call; default 10 seconds. After it the call fails with a
     * {@link io.mlops.error.BackendUnavailableException} or {@link io.mlops.error.StoreBusyException}. A new connection is waited for in whole seconds, rounded up.
     *
     * @param limit 250 milliseconds to a day
     * @throws io.mlops.error.InvalidInputException if it is not
     */
    public PostgresStore connectTimeout(Duration limit) {
        settings = settings.withConnectTimeout(limit);
        return this;
    }

    /**
     * Sets how long a write waits for the writes of other processes; default 30 seconds. After it the call fails with a {@link io.mlops.error.StoreBusyException}.
     *
     * @param limit 1 millisecond to a day
     * @throws io.mlops.error.InvalidInputException if it is not
     */
    public PostgresStore lockTimeout(Duration limit) {
        settings = settings.withLockTimeout(limit);
        return this;
    }

    /**
     * Sets how long an answer of the server is waited for; default 2 minutes. After it the connection counts as lost.
     *
     * @param limit 1 second to a day
     * @throws io.mlops.error.InvalidInputException if it is not
     */
    public PostgresStore responseTimeout(Duration limit) {
        settings = settings.withResponseTimeout(limit);
        return this;
    }

    /**
     * Sets how long another process may be without its connection before it counts as dead, and its runs end KILLED; default 30 seconds. A process that lives has its connection again within seconds
     * of a cut, so that only one which cannot reach the server for this long loses its runs.
     *
     * @param limit 1 millisecond to a day
     * @throws io.mlops.error.InvalidInputException if it is not
     */
    public PostgresStore absence(Duration limit) {
        settings = settings.withAbsence(limit);
        return this;
    }

    /**
     * Opens the store; creates or migrates its schema where that is needed.
     *
     * @throws io.mlops.error.BackendUnavailableException if the server cannot be reached within the time for connecting
     * @throws io.mlops.error.StoreReadOnlyException if the server takes no writes
     * @throws io.mlops.error.IncompatibleSchemaException if the schema is newer or another program's, or the server too old; nothing was written
     * @throws io.mlops.error.BackendException if the server refuses the user, or for any other failure
     */
    public Backend open() {
        return open(new BackendContext(Clock.systemUTC(), UUID.randomUUID().toString()));
    }

    Backend open(BackendContext context) {
        DataSource used = source.orElseGet(() -> ConnectionParameters.dataSource(location.orElseThrow(), settings));
        String shown = location.map(PostgresLocation::shown).orElse(PostgresLocation.PREFIX + " (a data source)");
        return PostgresBackend.open(
                new Access(used, credentials, shown + ", schema " + settings.schema()), settings, context);
    }

    /**
     * Returns SQL that gives a role what an application needs and no more, to be run by the owner of the schema after the store was opened once by the owner, and again after each
     * migration. The role reads everything and writes, but can neither change nor remove entries of the audit log, past states of aliases and changes of the registry, and cannot change the schema.
     *
     * @param schema the schema that holds the tables
     * @param role an existing role: 1 to 63 lower-case letters, digits and underscores
     * @throws io.mlops.error.InvalidInputException if a name is not such
     */
    public static String leastPrivilege(String schema, String role) {
        return LeastPrivilege.sql(schema, role);
    }
}
