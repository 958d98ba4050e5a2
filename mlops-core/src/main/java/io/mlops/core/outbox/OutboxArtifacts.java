package io.mlops.core.outbox;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.ContentSource;
import io.mlops.core.outbox.journal.Draft;
import io.mlops.core.outbox.journal.Identities;
import io.mlops.core.outbox.work.Work;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.ArtifactStore;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Files: those of own runs are kept here and noted for the server, by their id here; those of any other owner, an own run's id on the server included, are the server's. Thread-safe. */
final class OutboxArtifacts implements ArtifactStore {
    private final LocalStore local;
    private final ArtifactStore server;
    private final Identities ids;

    OutboxArtifacts(LocalStore local, ArtifactStore server, Identities ids) {
        this.local = local;
        this.server = server;
        this.ids = ids;
    }

    @Override
    public ArtifactInfo write(String owner, ArtifactPath path, ContentSource content) {
        if (!ids.isOwnRun(owner)) {
            return server.write(owner, path, content);
        }
        return local.write(
                Draft.one(owner, new Work.File(owner, path)),
                store -> store.artifacts().orElseThrow().write(owner, path, content));
    }

    @Override
    public void delete(String owner, ArtifactPath path) {
        if (!ids.isOwnRun(owner)) {
            server.delete(owner, path);
            return;
        }
        local.write(Draft.one(owner, new Work.NoFile(owner, path.value())), store -> {
            store.artifacts().orElseThrow().delete(owner, path);
            return store;
        });
    }

    @Override
    public void deleteAll(String owner) {
        if (!ids.isOwnRun(owner)) {
            server.deleteAll(owner);
            return;
        }
        local.write(Draft.one(owner, new Work.NoFile(owner, "")), store -> {
            store.artifacts().orElseThrow().deleteAll(owner);
            return store;
        });
    }

    @Override
    public Optional<ArtifactInfo> find(String owner, ArtifactPath path) {
        return in(owner).find(owner, path);
    }

    @Override
    public Page<ArtifactInfo> list(String owner, String directory, PageRequest page) {
        return in(owner).list(owner, directory, page);
    }

    @Override
    public InputStream open(String owner, ArtifactPath path, ByteRange range) {
        return in(owner).open(owner, path, range);
    }

    @Override
    public long sweep(Instant olderThan) {
        throw OutboxBackend.noPurge();
    }

    /** Links are the server's: what has not arrived there has none that works. */
    @Override
    public URI link(String owner, ArtifactPath path, Duration validity) {
        String there =
                ids.isOwnRun(owner) ? ids.server(Identities.Kind.RUN, owner).orElse(owner) : owner;
        return server.link(there, path, validity);
    }

    private ArtifactStore in(String owner) {
        return ids.isOwnRun(owner) ? here() : server;
    }

    private ArtifactStore here() {
        return local.plain().artifacts().orElseThrow();
    }
}
