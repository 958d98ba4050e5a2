package io.mlops.testkit.tiny;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.ContentSource;
import io.mlops.artifact.Digest;
import io.mlops.error.BackendException;
import io.mlops.error.NotFoundException;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.ArtifactStore;
import io.mlops.testkit.tiny.TinyState.FileKey;
import io.mlops.testkit.tiny.TinyState.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Files, each written under a name of its own and never changed. */
final class TinyArtifacts implements ArtifactStore {
    private final TinyBackend backend;

    TinyArtifacts(TinyBackend backend) {
        this.backend = backend;
    }

    @Override
    public ArtifactInfo write(String owner, ArtifactPath path, ContentSource content) {
        Path folder = backend.read(state -> backend.disk().folder());
        try (InputStream source = content.open();
                DigestInputStream stream = new DigestInputStream(source, Digest.algorithm())) {
            Path file = Files.createTempFile(folder, "content", "");
            try (OutputStream out = Files.newOutputStream(file)) {
                long size = stream.transferTo(out);
                Digest digest = Digest.from(stream.getMessageDigest().digest());
                ArtifactInfo info = new ArtifactInfo(path, size, Optional.of(digest));
                return backend.change(state -> {
                    state.files.put(new FileKey(owner, path.value()), new StoredFile(info, file));
                    return info;
                });
            }
        } catch (IOException e) {
            throw new BackendException("the content of " + path + " cannot be read", e);
        }
    }

    @Override
    public Optional<ArtifactInfo> find(String owner, ArtifactPath path) {
        return file(owner, path).map(StoredFile::info);
    }

    private Optional<StoredFile> file(String owner, ArtifactPath path) {
        return backend.read(state -> Optional.ofNullable(state.files.get(new FileKey(owner, path.value()))));
    }

    /** The token is the path of the last file shown. */
    @Override
    public Page<ArtifactInfo> list(String owner, String directory, PageRequest page) {
        FileKey after = new FileKey(owner, page.pageToken().orElse(""));
        List<ArtifactInfo> rest = backend.read(state -> state.files.tailMap(after).entrySet().stream()
                .filter(entry ->
                        entry.getKey().owner().equals(owner) && !entry.getKey().equals(after))
                .map(entry -> entry.getValue().info())
                .filter(info -> info.path().isUnder(directory))
                .limit(page.maxResults() + 1L)
                .toList());
        if (rest.size() <= page.maxResults()) {
            return Page.last(rest);
        }
        List<ArtifactInfo> shown = rest.subList(0, page.maxResults());
        return new Page<>(shown, Optional.of(shown.get(shown.size() - 1).path().value()));
    }

    @Override
    public InputStream open(String owner, ArtifactPath path, ByteRange range) {
        StoredFile file = file(owner, path).orElseThrow(() -> new NotFoundException("no file " + path));
        try {
            InputStream stream = Files.newInputStream(file.content());
            if (range.offset() == 0 && range.length() == Long.MAX_VALUE) {
                return stream;
            }
            try (stream) {
                stream.skipNBytes(Math.min(range.offset(), file.info().sizeBytes()));
                return new ByteArrayInputStream(stream.readNBytes((int) Math.min(range.length(), 1 << 20)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void delete(String owner, ArtifactPath path) {
        backend.change(state -> Optional.ofNullable(state.files.remove(new FileKey(owner, path.value()))));
    }

    @Override
    public void deleteAll(String owner) {
        backend.change(state -> state.files.keySet().removeIf(key -> key.owner().equals(owner)));
    }

    /** Leaves the files of replaced content to the test's folder, which goes with the test. */
    @Override
    public long sweep(Instant olderThan) {
        return backend.read(state -> 0L);
    }

    @Override
    public URI link(String owner, ArtifactPath path, Duration validity) {
        throw new UnsupportedCapabilityException("no links");
    }
}
