package io.mlops.postgres;

import io.mlops.core.sql.SqlBackend;
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
import io.mlops.spi.commit.Write;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A schema, opened: the SQL backend over PostgreSQL, without a part for files. Thread-safe. */
final class PostgresBackend implements Backend {
    private final SqlBackend sql;
    private final Connections connections;
    private final LifeSign lifeSign;
    private final String location;

    private PostgresBackend(SqlBackend sql, Connections connections, LifeSign lifeSign, String location) {
        this.sql = sql;
        this.connections = connections;
        this.lifeSign = lifeSign;
        this.location = location;
    }

    static PostgresBackend open(Access access, Settings settings, BackendContext context) {
        PostgresErrors errors = new PostgresErrors(access.shown());
        new ServerCheck(access, errors).prepare(settings.schema());
        Connections connections = Connections.of(access, settings);
        boolean isOpen = false;
        try {
            SqlBackend sql = SqlBackend.open(new PostgresDialect(connections, errors, settings), context);
            isOpen = true;
            LifeSign lifeSign = new LifeSign(access, errors, settings.schema());
            return new PostgresBackend(sql, connections, lifeSign, access.shown());
        } finally {
            if (!isOpen) {
                connections.close();
            }
        }
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public Set<Capability> capabilities() {
        EnumSet<Capability> present = EnumSet.copyOf(Capability.expected());
        present.remove(Capability.ARTIFACTS);
        present.remove(Capability.ARTIFACT_DIGESTS);
        return present;
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
        return Optional.empty();
    }

    @Override
    public Optional<RecordStore> records() {
        return Optional.of(sql.records());
    }

    @Override
    public CommitResult commit(Commit commit) {
        // First, as whoever sees a run whose holder shows no sign of life takes the holder for dead.
        if (commit.writes().stream().anyMatch(write -> write.part() == Write.Part.RUN)) {
            lifeSign.show(commit.writerId());
        }
        return sql.commit(commit);
    }

    @Override
    public List<StoreDefect> verify() {
        return sql.verify();
    }

    @Override
    public void close() {
        try (connections;
                lifeSign) {
            sql.close();
        }
    }
}
