package io.mlops.core.sqlite;

import io.mlops.core.sql.SqlBackend;
import io.mlops.core.sql.session.SqlWork;
import io.mlops.error.BackendException;
import io.mlops.spi.ArtifactStore;
import io.mlops.spi.Backend;
import io.mlops.spi.BackendContext;
import io.mlops.spi.Capability;
import io.mlops.spi.MetricStore;
import io.mlops.spi.RecordStore;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.RunStore;
import io.mlops.spi.StoreDefect;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.spi.commit.RunWrite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One folder, opened: the SQL backend over SQLite, files for artifacts, and the folder's lock. Thread-safe. */
public final class SqliteBackend implements Backend {
    private final StoreFolder folder;
    private final SqliteConnections connections;
    private final FolderLock lock;
    private final SqlBackend sql;
    private final ContentFolder content;
    private final FileArtifactStore artifacts;

    private SqliteBackend(Opened opened, SqlBackend sql, ContentFolder content) {
        this.folder = opened.folder();
        this.connections = opened.connections();
        this.lock = opened.lock();
        this.sql = sql;
        this.content = content;
        this.artifacts = new FileArtifactStore(sql.artifacts(), content);
    }

    private record Opened(StoreFolder folder, SqliteConnections connections, FolderLock lock) {}

    static SqliteBackend open(Path path, SqliteOptions options, BackendContext context) {
        return options.isReadOnly() ? openToRead(path, options, context) : openToWrite(path, options, context);
    }

    private static SqliteBackend openToWrite(Path path, SqliteOptions options, BackendContext context) {
        StoreFolder folder = StoreFolder.prepare(path);
        SqliteConnections connections = new SqliteConnections(folder.database(), options);
        FolderLock lock = FolderLock.take(folder.path(), context.writerId(), () -> folder.checkDatabase(connections));
        boolean isOpen = false;
        try {
            ContentFolder content = new ContentFolder(folder.artifacts(), context, false);
            new ContentSweep(content).removeLeftovers(lock.writers());
            SqlBackend sql = SqlBackend.open(
                    new SqliteDialect(folder.database(), connections, Optional.of(lock.writers())), context);
            isOpen = true;
            return new SqliteBackend(new Opened(folder, connections, lock), sql, content);
        } catch (IOException e) {
            throw new BackendException(
                    "The folder " + folder.path() + " cannot be read; check the disk and its rights", e);
        } finally {
            if (!isOpen) {
                lock.close();
            }
        }
    }

    private static SqliteBackend openToRead(Path path, SqliteOptions options, BackendContext context) {
        StoreFolder folder = StoreFolder.existing(path);
        SqliteConnections connections = new SqliteConnections(folder.database(), options);
        FolderLock lock = FolderLock.join(folder.path(), () -> folder.checkDatabase(connections));
        boolean isOpen = false;
        try {
            folder.requireCurrent(connections);
            SqlBackend sql = SqlBackend.openToRead(new SqliteDialect(folder.database(), connections, Optional.empty()));
            isOpen = true;
            ContentFolder content = new ContentFolder(folder.artifacts(), context, true);
            return new SqliteBackend(new Opened(folder, connections, lock), sql, content);
        } finally {
            if (!isOpen) {
                lock.close();
            }
        }
    }

    /** Returns the part of it that is a database. */
    public SqlBackend database() {
        return sql;
    }

    /**
     * Returns a view of this store, each write of which does something more in its transaction: both hold, or neither. The view is not closed.
     *
     * @param more done behind the write; what it throws fails the write
     */
    public Backend beside(SqlWork<?> more) {
        return new SqliteBackend(new Opened(folder, connections, lock), sql.beside(more), content);
    }

    @Override
    public String location() {
        return "sqlite:" + folder.path();
    }

    @Override
    public Set<Capability> capabilities() {
        return Capability.expected();
    }

    @Override
    public Optional<RunStore> runs() {
        return Optional.of(sql.runs());
    }

    @Override
    public Optional<MetricStore> metrics() {
        return Optional.of(sql.metrics());
    }

    @Override
    public Optional<RegistryStore> registry() {
        return Optional.of(sql.registry());
    }

    @Override
    public Optional<ArtifactStore> artifacts() {
        return Optional.of(artifacts);
    }

    @Override
    public Optional<RecordStore> records() {
        return Optional.of(sql.records());
    }

    /** Records are deleted where something is to be erased: then no old page may keep it. */
    @Override
    public CommitResult commit(Commit commit) {
        if (!lock.isHeldFor(commit.writerId()) && commit.writes().stream().anyMatch(RunWrite.class::isInstance)) {
            lock.holdAlso(commit.writerId());
        }
        CommitResult result = sql.commit(commit);
        if (commit.writes().stream().anyMatch(RecordWrite.Delete.class::isInstance)) {
            connections.dropOldPages();
        }
        return result;
    }

    @Override
    public List<StoreDefect> verify() {
        List<StoreDefect> defects = new ArrayList<>(sql.verify());
        sql.artifacts()
                .forEachContent(info -> artifacts
                        .problem(info)
                        .ifPresent(problem -> defects.add(new StoreDefect("artifact " + info.path(), problem))));
        return defects;
    }

    @Override
    public void close() {
        try (lock) {
            sql.close();
        }
    }
}
