package io.mlops.postgres.mixed;

import io.mlops.spi.ArtifactStore;
import io.mlops.spi.Backend;
import io.mlops.spi.Capability;
import io.mlops.spi.MetricStore;
import io.mlops.spi.RecordStore;
import io.mlops.spi.RegistryStore;
import io.mlops.spi.RunStore;
import io.mlops.spi.StoreDefect;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.CommitResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One backend of two, part by part, as the engine puts them together: rows and commits of the first, files of the second. */
record MixedBackend(Backend rows, Backend files) implements Backend {
    @Override
    public String location() {
        return rows.location() + " with " + files.location();
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> both = EnumSet.copyOf(rows.capabilities());
        both.addAll(files.capabilities());
        return both;
    }

    @Override
    public Optional<RunStore> runs() {
        return rows.runs();
    }

    @Override
    public Optional<MetricStore> metrics() {
        return rows.metrics();
    }

    @Override
    public Optional<RegistryStore> registry() {
        return rows.registry();
    }

    @Override
    public Optional<ArtifactStore> artifacts() {
        return files.artifacts();
    }

    @Override
    public Optional<RecordStore> records() {
        return rows.records();
    }

    @Override
    public CommitResult commit(Commit commit) {
        return rows.commit(commit);
    }

    @Override
    public List<StoreDefect> verify() {
        return Stream.concat(rows.verify().stream(), files.verify().stream()).toList();
    }

    @Override
    public void close() {
        try {
            rows.close();
        } finally {
            files.close();
        }
    }
}
