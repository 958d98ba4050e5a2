package io.mlops.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows other processes that those who start runs here live, by a connection of its own which holds the {@link LifeLock} of each. A daemon thread looks after the connection, and opens another one where it
 * was cut; there is neither before the first run. Thread-safe.
 *
 * <p>A process that is merely stopped keeps its connection, as its operating system answers for it, and so the locks: no clock decides about it.
 */
final class LifeSign implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LifeSign.class);
    /** Well within the absence after which a process counts as dead, and nothing that a server feels. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** How long a server may be silent: whoever starts a run or closes the store waits for it. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Access access;
    private final PostgresErrors errors;
    private final String schema;
    private final Set<LifeLock> wanted = new HashSet<>();
    private final Set<LifeLock> held = new HashSet<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Connection connection;
    private @Nullable Thread thread;

    LifeSign(Access access, PostgresErrors errors, String schema) {
        this.access = access;
        this.errors = errors;
        this.schema = schema;
    }

    /**
     * Shows from now on that somebody lives; returns when others can see it.
     *
     * @param writerId who is going to start or resume a run
     */
    synchronized void show(String writerId) {
        if (isClosed() || !wanted.add(LifeLock.of(schema, writerId))) {
            return;
        }
        boolean isShown = false;
        try {
            holdAnew();
            isShown = true;
        } catch (SQLException e) {
            drop();
            throw errors.translate(e);
        } finally {
            if (!isShown) {
                wanted.remove(LifeLock.of(schema, writerId));
            }
        }
        if (thread == null) {
            thread = new Thread(this::look, "mlops-postgresql-life");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** A connection that was cut since the last look is no reason to refuse a run. */
    private void holdAnew() throws SQLException {
        try {
            hold();
        } catch (SQLException e) {
            drop();
            hold();
        }
    }

    private synchronized void hold() throws SQLException {
        if (isClosed()) {
            return;
        }
        Connection used = connection;
        if (used == null) {
            used = access.connect();
            connection = used;
            used.setAutoCommit(true);
            used.setNetworkTimeout(Runnable::run, (int) ANSWER.toMillis());
        }
        try (Statement statement = used.createStatement()) {
            // Silence is what this session is for; asked each time, it also tells whether the connection lives.
            statement.execute("SELECT set_config('idle_session_timeout', '0', false)");
        }
        for (LifeLock lock : wanted) {
            // An earlier connection of ours, which the server takes for alive still, may have it.
            if (!held.contains(lock) && lock.take(used)) {
                held.add(lock);
            }
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void look() {
        boolean isCut = false;
        while (pause()) {
            try {
                hold();
                isCut = false;
            } catch (SQLException e) {
                drop();
                if (!isCut) {
                    LOG.warn("The connection that shows other processes that this one lives was cut; trying again", e);
                }
                isCut = true;
            }
        }
    }

    /** Waits; returns whether to go on. */
    private boolean pause() {
        try {
            return !closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private synchronized void drop() {
        held.clear();
        Connection used = connection;
        connection = null;
        try {
            if (used != null) {
                used.close();
            }
        } catch (SQLException e) {
            LOG.debug("A connection that was cut cannot be closed", e);
        }
    }

    @Override
    public synchronized void close() {
        closed.countDown();
        drop();
    }
}
