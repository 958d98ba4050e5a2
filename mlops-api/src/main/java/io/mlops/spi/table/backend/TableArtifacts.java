package io.mlops.spi.table.backend;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.ContentSource;
import io.mlops.artifact.Digest;
import io.mlops.error.BackendException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.ArtifactStore;
import io.mlops.spi.table.Blobs;
import io.mlops.spi.table.Table;
import io.mlops.spi.table.TableFormat;
import io.mlops.spi.table.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Files: a table says which path has which content, the content lies in {@link Blobs}. Thread-safe. */
final class TableArtifacts implements ArtifactStore {
    private static final Pattern NAME = Pattern.compile("[0-9]{1,18}-[0-9a-f-]{36}");

    private final Tables store;
    private final Blobs blobs;
    private final Clock clock;
    private final Table<FileKey, FileRow> files;

    TableArtifacts(Tables store, Blobs blobs, Clock clock) {
        this.store = store;
        this.blobs = blobs;
        this.clock = clock;
        files = store.table(TableFormat.of("files", FileKey.class, FileRow.class));
    }

    /** Content before its row: a crash between them leaves content that nothing refers to, for {@link #sweep}, and never a row without content. */
    @Override
    public ArtifactInfo write(String owner, ArtifactPath path, ContentSource content) {
        // Nobody waits for a slow source, and none is read for a store that is closed.
        String name = store.read(() -> clock.millis() + "-" + UUID.randomUUID());
        ArtifactInfo info = writeBlob(new FileKey(owner, path.value()), name, path, content);
        Optional<FileRow> before = store.change(() -> {
            FileKey key = new FileKey(owner, path.value());
            Optional<FileRow> replaced = files.find(key);
            files.put(key, new FileRow(owner, info, name));
            return replaced;
        });
        before.ifPresent(row -> free(row.blob()));
        return info;
    }

    private ArtifactInfo writeBlob(FileKey key, String name, ArtifactPath path, ContentSource content) {
        try (InputStream source = content.open();
                DigestInputStream hashed = new DigestInputStream(source, Digest.algorithm())) {
            long size = blobs.write(name, hashed);
            return new ArtifactInfo(
                    path,
                    size,
                    Optional.of(Digest.from(hashed.getMessageDigest().digest())));
        } catch (IOException e) {
            free(name);
            throw new BackendException(
                    key + " was not stored, as its content could not be read or written; write it again", e);
        }
    }

    /** Frees content that no row refers to any more; what cannot be freed now is left to {@link #sweep}. */
    private long free(String name) {
        try {
            return blobs.delete(name);
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public Optional<ArtifactInfo> find(String owner, ArtifactPath path) {
        return store.read(() -> files.find(new FileKey(owner, path.value()))).map(FileRow::info);
    }

    /** The token is the path of the last file shown. */
    @Override
    public Page<ArtifactInfo> list(String owner, String directory, PageRequest page) {
        String last = page.pageToken().orElse("");
        List<ArtifactInfo> found = store.read(() -> files.from(new FileKey(owner, last))
                .takeWhile(row -> row.owner().equals(owner))
                .map(FileRow::info)
                .filter(info ->
                        info.path().isUnder(directory) && !info.path().value().equals(last))
                .limit(page.maxResults() + 1L)
                .toList());
        if (found.size() <= page.maxResults()) {
            return Page.last(found);
        }
        List<ArtifactInfo> shown = found.subList(0, page.maxResults());
        return new Page<>(shown, Optional.of(shown.get(shown.size() - 1).path().value()));
    }

    @Override
    public InputStream open(String owner, ArtifactPath path, ByteRange range) {
        FileKey key = new FileKey(owner, path.value());
        FileRow row = store.read(() -> files.find(key))
                .orElseThrow(() -> new NotFoundException(key + " does not exist; list the files of its owner"));
        try {
            return openBlob(row.blob(), range);
        } catch (IOException e) {
            throw new BackendException(
                    key + " cannot be read; where it was replaced meanwhile, open it again, else write it again", e);
        }
    }

    private InputStream openBlob(String name, ByteRange range) throws IOException {
        InputStream content = blobs.open(name);
        try {
            return range.of(content);
        } catch (IOException e) {
            content.close();
            throw e;
        }
    }

    @Override
    public void delete(String owner, ArtifactPath path) {
        FileKey key = new FileKey(owner, path.value());
        Optional<FileRow> gone = store.change(() -> {
            Optional<FileRow> row = files.find(key);
            files.remove(key);
            return row;
        });
        gone.ifPresent(row -> free(row.blob()));
    }

    @Override
    public void deleteAll(String owner) {
        List<FileRow> gone = store.change(() -> {
            List<FileRow> rows = files.from(new FileKey(owner, ""))
                    .takeWhile(row -> row.owner().equals(owner))
                    .toList();
            rows.forEach(
                    row -> files.remove(new FileKey(owner, row.info().path().value())));
            return rows;
        });
        gone.forEach(row -> free(row.blob()));
    }

    @Override
    public long sweep(Instant olderThan) {
        try {
            // The names before the rows: content whose row comes between is young, and stays.
            List<String> names = blobs.names();
            Set<String> used = store.read(() -> files.all().map(FileRow::blob).collect(Collectors.toSet()));
            return names.stream()
                    .filter(name -> isOlder(name, olderThan) && !used.contains(name))
                    .mapToLong(this::free)
                    .sum();
        } catch (IOException e) {
            throw new BackendException("Content that nothing refers to cannot be listed; sweep again", e);
        }
    }

    /** A name begins with the time at which its content began to be written; what has another name is not ours. */
    private static boolean isOlder(String name, Instant time) {
        return NAME.matcher(name).matches()
                && Long.parseLong(name.substring(0, name.indexOf('-'))) < time.toEpochMilli();
    }

    @Override
    public URI link(String owner, ArtifactPath path, Duration validity) {
        store.read(() -> owner);
        throw new UnsupportedCapabilityException("This store gives no links to artifacts (ARTIFACT_LINKS);"
                + " open the artifact, or choose a store that is a server by MlopsSdk.builder().artifacts(…)");
    }

    /** Names a file. */
    private record FileKey(String owner, String path) {
        @Override
        public String toString() {
            return "Artifact " + Quoted.of(path) + " of " + Quoted.of(owner);
        }
    }

    /** A file and the name of its content. */
    private record FileRow(String owner, ArtifactInfo info, String blob) {}
}
