package io.mlops.core.sql;

import io.mlops.core.sql.artifact.ArtifactIndex;
import io.mlops.core.sql.commit.Commits;
import io.mlops.core.sql.commit.Requests;
import io.mlops.core.sql.metric.Compaction;
import io.mlops.core.sql.metric.MetricCheck;
import io.mlops.core.sql.metric.SqlMetricStore;
import io.mlops.core.sql.record.AuditLog;
import io.mlops.core.sql.record.SqlRecordStore;
import io.mlops.core.sql.registry.SqlRegistryStore;
import io.mlops.core.sql.session.Migration;
import io.mlops.core.sql.session.Migrations;
import io.mlops.core.sql.session.Session;
import io.mlops.core.sql.session.SqlWork;
import io.mlops.core.sql.session.Transactions;
import io.mlops.core.sql.tracking.SqlRunStore;
import io.mlops.spi.BackendContext;
import io.mlops.spi.MetricStore;
import io.mlops.spi.RecordStore;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.RunStore;
import io.mlops.spi.StoreDefect;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.tracking.Experiment;
import io.mlops.tracking.LifecycleStage;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** All parts of a store in one database, but for the content of artifacts. Thread-safe. */
public final class SqlBackend implements AutoCloseable {
    private static final List<Migration> SCHEMA = List.of(
            Migration.load(1, SqlBackend.class, "1-first.sql"),
            Migration.load(2, SqlBackend.class, "2-compaction.sql"),
            Migration.load(3, SqlBackend.class, "3-run-writer.sql"),
            Migration.load(4, SqlBackend.class, "4-text-values.sql"),
            Migration.load(5, SqlBackend.class, "5-shared-tags.sql"),
            Migration.load(6, SqlBackend.class, "6-series-tail.sql"));

    private final SqlDialect dialect;
    private final Transactions transactions;
    private final Commits commits;
    private final SqlMetricStore metrics;

    private SqlBackend(SqlDialect dialect, Transactions transactions) {
        this.dialect = dialect;
        this.transactions = transactions;
        this.commits = new Commits(transactions);
        this.metrics = new SqlMetricStore(transactions);
    }

    /**
     * Opens the database, and brings its schema up to date.
     *
     * @param dialect which database
     * @param context what the engine lends
     * @throws io.mlops.error.IncompatibleSchemaException if the schema is newer, or another; nothing was written
     */
    public static SqlBackend open(SqlDialect dialect, BackendContext context) {
        Transactions transactions = Transactions.open(dialect, "mlops-writer-" + context.writerId());
        boolean isOpen = false;
        try {
            transactions.write(session -> {
                migrate(session, dialect, context.clock());
                return dialect;
            });
            transactions.whenIdle(Compaction::step);
            isOpen = true;
            return new SqlBackend(dialect, transactions);
        } finally {
            if (!isOpen) {
                transactions.close();
            }
        }
    }

    /**
     * Opens a database that is only read; its schema must be the current one.
     *
     * @param dialect which database
     */
    public static SqlBackend openToRead(SqlDialect dialect) {
        return new SqlBackend(dialect, Transactions.openToRead(dialect));
    }

    /** Returns the version of the schema that this program makes and knows. */
    public static int schemaVersion() {
        return SCHEMA.size();
    }

    private static void migrate(Session session, SqlDialect dialect, Clock clock) throws SQLException {
        List<Migration> steps = SCHEMA.stream()
                .map(step -> step.followedBy(dialect.script(step.version())))
                .toList();
        Migrations migrations = new Migrations(steps, dialect.words());
        int before = migrations.apply(session, clock);
        if (before == 0) {
            session.update(
                    "INSERT INTO experiment (experiment_no, name, stage, created_at, updated_at) VALUES (0, ?, ?, ?, ?)",
                    Experiment.DEFAULT_NAME,
                    LifecycleStage.ACTIVE.name(),
                    clock.millis(),
                    clock.millis());
        }
        if (before < migrations.latest()) {
            dialect.setSchemaVersion(session.connection(), migrations.latest());
        }
        Requests.forgetOld(session, clock.instant());
    }

    /** Returns the transactions of the database, for tables that are not those of the stores. */
    public Transactions transactions() {
        return transactions;
    }

    /**
     * Returns a view of this backend, each write of which does something more in its transaction: both hold, or neither. The view is not closed.
     *
     * @param more done behind the write; what it throws fails the write
     */
    public SqlBackend beside(SqlWork<?> more) {
        return new SqlBackend(dialect, transactions.beside(more));
    }

    /**
     * Returns whether an opening of the store is known to have ended; see {@link SqlDialect#isGone}.
     *
     * @param session a transaction
     * @param writerId names the opening
     */
    public boolean isGone(Session session, String writerId) throws SQLException {
        return dialect.isGone(session.connection(), writerId);
    }

    /** Returns experiments and runs. */
    public RunStore runs() {
        return new SqlRunStore(
                transactions,
                dialect::isGone,
                Objects.requireNonNull(dialect.words().get("indexed_text")));
    }

    /** Returns metric points. */
    public MetricStore metrics() {
        return metrics;
    }

    /** Returns the reads of the registry. */
    public RegistryStore registry() {
        return new SqlRegistryStore(transactions);
    }

    /** Returns records and logs. */
    public RecordStore records() {
        return new SqlRecordStore(transactions);
    }

    /** Returns where files are noted whose content lies elsewhere. */
    public ArtifactIndex artifacts() {
        return new ArtifactIndex(transactions);
    }

    /**
     * Makes a commit; see {@link io.mlops.spi.Backend#commit}.
     *
     * @param commit what to check and to change
     */
    public CommitResult commit(Commit commit) {
        return commits.commit(commit);
    }

    /** Checks the database's files, the metric chunks and the audit log; returns what does not hold. */
    public List<StoreDefect> verify() {
        return transactions.read(session -> {
            List<StoreDefect> defects = new ArrayList<>();
            dialect.verify(session.connection(), defects);
            MetricCheck.verify(session, defects);
            AuditLog.verify(session, defects);
            return defects;
        });
    }

    /** Waits for what is under way, then closes all connections; calling it again does nothing. */
    @Override
    public void close() {
        transactions.close();
    }
}
