package io.mlops.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Two pools: one connection that writes, and several that read, so that no number of readers keeps a write waiting. Thread-safe. */
final class Connections implements AutoCloseable {
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(5);
    private static final Duration LONGEST_VALIDATION = Duration.ofSeconds(5);

    /** Each read sees one state of the database. For writing nothing is said: a server that takes no writes by its own setting keeps to it. */
    private static final String READING = ", set_config('default_transaction_isolation', 'repeatable read', false),"
            + " set_config('default_transaction_read_only', 'on', false),"
            // Which plan is good is decided by the values and the size of the page: one that fits all of them takes
            // searches several times as long as planning does.
            + " set_config('plan_cache_mode', 'force_custom_plan', false),"
            // A search takes some ten milliseconds of one processor; to start others for it takes as long.
            + " set_config('max_parallel_workers_per_gather', '0', false),"
            // The default is for disks that turn: with it tables are read whole where an index finds a few thousand
            // rows. Whoever has set another cost knows the disks.
            + " set_config('random_page_cost', CASE current_setting('random_page_cost')"
            + " WHEN '4' THEN '1.1' ELSE current_setting('random_page_cost') END, false)";

    private static final String WRITING = ", set_config('default_transaction_isolation', 'read committed', false)";

    private final HikariDataSource writer;
    private final HikariDataSource readers;

    private Connections(HikariDataSource writer, HikariDataSource readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /** Makes the pools; opens no connection yet. */
    static Connections of(Access access, Settings settings) {
        HikariConfig write = config("mlops-postgresql-writer", access, settings);
        write.setMaximumPoolSize(1);
        write.setConnectionInitSql(session(settings) + WRITING);
        HikariConfig read = config("mlops-postgresql-readers", access, settings);
        read.setMaximumPoolSize(settings.poolSize());
        read.setConnectionInitSql(session(settings) + READING);
        return new Connections(new HikariDataSource(write), new HikariDataSource(read));
    }

    private static HikariConfig config(String name, Access access, Settings settings) {
        HikariConfig config = new HikariConfig();
        access.configure(config);
        config.setPoolName(name);
        config.setAutoCommit(false);
        // Commits what opens a session; else the settings would go with the first transaction that is undone.
        config.setIsolateInternalQueries(true);
        config.setMinimumIdle(0);
        config.setIdleTimeout(LONGEST_IDLE.toMillis());
        config.setConnectionTimeout(settings.connectTimeout().toMillis());
        config.setValidationTimeout(Math.min(settings.connectTimeout().toMillis(), LONGEST_VALIDATION.toMillis()));
        // The server was asked before; the pool reports a failure when a connection is asked for.
        config.setInitializationFailTimeout(-1);
        return config;
    }

    /** Set once for each connection; a pooler between here and the server has to keep sessions apart. */
    private static String session(Settings settings) {
        return "SELECT set_config('search_path', '\"" + settings.schema() + "\"', false),"
                + " set_config('lock_timeout', '" + settings.lockTimeout().toMillis() + "', false),"
                // A process that stops in the middle of a write must not keep all others waiting.
                + " set_config('idle_in_transaction_session_timeout', '"
                + settings.responseTimeout().toMillis() + "', false),"
                // Compiling a query takes longer than running any of ours.
                + " set_config('jit', 'off', false),"
                // What is acknowledged is on the disk, whatever the server's default is.
                + " set_config('synchronous_commit', CASE current_setting('synchronous_commit')"
                + " WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false)";
    }

    Connection writer() throws SQLException {
        return take(writer);
    }

    Connection reader() throws SQLException {
        return take(readers);
    }

    /** An interrupt does not end the waiting, as in any other store; the flag stays set. */
    private static Connection take(HikariDataSource pool) throws SQLException {
        boolean isInterrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return pool.getConnection();
                } catch (SQLException e) {
                    if (!(e.getCause() instanceof InterruptedException)) {
                        throw e;
                    }
                    isInterrupted = true;
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}
