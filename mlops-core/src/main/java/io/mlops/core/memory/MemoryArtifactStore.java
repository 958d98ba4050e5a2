package io.mlops.core.memory;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.ContentSource;
import io.mlops.artifact.Digest;
import io.mlops.core.memory.table.Gate;
import io.mlops.core.memory.table.Table;
import io.mlops.error.BackendException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.search.TextOrder;
import io.mlops.spi.ArtifactStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files in memory, each an array. Thread-safe. */
final class MemoryArtifactStore implements ArtifactStore {
    private final Gate gate;
    private final Table<FileKey, StoredFile> files;

    MemoryArtifactStore(Gate gate) {
        this.gate = gate;
        this.files = new Table<>(
                gate, Comparator.comparing(FileKey::owner).thenComparing(FileKey::path, TextOrder.CODE_POINT));
    }

    @Override
    public ArtifactInfo write(String owner, ArtifactPath path, ContentSource content) {
        // Nobody waits for a slow source, and none is read for a store that is closed.
        gate.read(files::size);
        byte[] bytes = bytesOf(owner, path, content);
        StoredFile file =
                new StoredFile(new ArtifactInfo(path, bytes.length, Optional.of(Digest.of(bytes))), new Content(bytes));
        gate.change(() -> {
            files.put(new FileKey(owner, path.value()), file);
            return file;
        });
        return file.info();
    }

    private static byte[] bytesOf(String owner, ArtifactPath path, ContentSource content) {
        try (InputStream stream = content.open()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new BackendException(
                    "Artifact " + Quoted.of(path.value()) + " of " + Quoted.of(owner)
                            + " was not stored, as its content could not be read; write it again",
                    e);
        }
    }

    @Override
    public Optional<ArtifactInfo> find(String owner, ArtifactPath path) {
        return gate.read(() -> files.find(new FileKey(owner, path.value()))).map(StoredFile::info);
    }

    /** The token is the path of the last file shown. */
    @Override
    public Page<ArtifactInfo> list(String owner, String directory, PageRequest page) {
        String last = page.pageToken().orElse("");
        List<ArtifactInfo> found = filesOf(owner, last).stream()
                .map(StoredFile::info)
                .filter(info ->
                        info.path().isUnder(directory) && !info.path().value().equals(last))
                .limit(page.maxResults() + 1L)
                .toList();
        if (found.size() <= page.maxResults()) {
            return Page.last(found);
        }
        List<ArtifactInfo> shown = found.subList(0, page.maxResults());
        return new Page<>(shown, Optional.of(shown.get(shown.size() - 1).path().value()));
    }

    private List<StoredFile> filesOf(String owner, String from) {
        return gate.read(() -> files.from(new FileKey(owner, from)).entrySet().stream()
                .takeWhile(entry -> entry.getKey().owner().equals(owner))
                .map(Map.Entry::getValue)
                .toList());
    }

    @Override
    public InputStream open(String owner, ArtifactPath path, ByteRange range) {
        return gate.read(() -> files.find(new FileKey(owner, path.value())))
                .orElseThrow(() -> new NotFoundException("Artifact " + Quoted.of(path.value()) + " of "
                        + Quoted.of(owner) + " does not exist; list the files of its owner"))
                .content()
                .open(range);
    }

    @Override
    public void delete(String owner, ArtifactPath path) {
        gate.change(() -> {
            files.remove(new FileKey(owner, path.value()));
            return path;
        });
    }

    @Override
    public void deleteAll(String owner) {
        gate.change(() -> {
            files.from(new FileKey(owner, "")).keySet().stream()
                    .takeWhile(key -> key.owner().equals(owner))
                    .toList()
                    .forEach(files::remove);
            return owner;
        });
    }

    /** Frees nothing: content goes with its path. */
    @Override
    public long sweep(Instant olderThan) {
        return gate.read(() -> 0L);
    }

    @Override
    public URI link(String owner, ArtifactPath path, Duration validity) {
        gate.read(files::size);
        throw new UnsupportedCapabilityException("The store in memory gives no links to artifacts (ARTIFACT_LINKS);"
                + " open the artifact, or choose a store that is a server by MlopsSdk.builder().artifacts(…)");
    }

    /** Names a file. */
    private record FileKey(String owner, String path) {}

    private record StoredFile(ArtifactInfo info, Content content) {}

    /** The bytes of a file; they never change. */
    private static final class Content {
        private final byte[] bytes;

        Content(byte[] bytes) {
            this.bytes = bytes;
        }

        InputStream open(ByteRange range) {
            int offset = (int) Math.min(range.offset(), bytes.length);
            int length = (int) Math.min(range.length(), bytes.length - offset);
            return new ByteArrayInputStream(bytes, offset, length);
        }
    }
}
