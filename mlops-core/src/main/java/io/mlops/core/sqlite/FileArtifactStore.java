package io.mlops.core.sqlite;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.ContentSource;
import io.mlops.artifact.Digest;
import io.mlops.core.sql.artifact.ArtifactIndex;
import io.mlops.error.BackendException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.error.StoreCorruptException;
import io.mlops.error.UnsupportedCapabilityException;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.ArtifactStore;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Artifacts as content-addressed files, named by the index in the database. Thread-safe. */
final class FileArtifactStore implements ArtifactStore {
    private final ArtifactIndex index;
    private final ContentFolder content;

    FileArtifactStore(ArtifactIndex index, ContentFolder content) {
        this.index = index;
        this.content = content;
    }

    @Override
    public ArtifactInfo write(String owner, ArtifactPath path, ContentSource source) {
        index.find(owner, path);
        while (true) {
            ContentFolder.Upload upload = content.upload(source);
            content.place(upload);
            ArtifactInfo info = new ArtifactInfo(path, upload.sizeBytes(), Optional.of(upload.digest()));
            // A sweep may have removed it between the two steps.
            if (index.put(owner, info, () -> content.isThere(upload.digest()))) {
                return info;
            }
        }
    }

    @Override
    public Optional<ArtifactInfo> find(String owner, ArtifactPath path) {
        return index.find(owner, path);
    }

    @Override
    public Page<ArtifactInfo> list(String owner, String directory, PageRequest page) {
        return index.list(owner, directory, page);
    }

    @Override
    public InputStream open(String owner, ArtifactPath path, ByteRange range) {
        Digest before = digest(owner, path);
        while (true) {
            try {
                return open(before, range);
            } catch (FileNotFoundException e) {
                Digest now = digest(owner, path);
                if (now.equals(before)) {
                    throw new StoreCorruptException(
                            "The content of artifact " + Quoted.of(path.value()) + " of " + owner + " is missing: "
                                    + content.file(now) + "; restore the file from a backup",
                            e);
                }
                before = now;
            } catch (IOException e) {
                throw ContentFolder.failure("read", content.file(before), e);
            }
        }
    }

    private Digest digest(String owner, ArtifactPath path) {
        return index.find(owner, path)
                .flatMap(ArtifactInfo::digest)
                .orElseThrow(() -> new NotFoundException(
                        "Artifact " + Quoted.of(path.value()) + " of " + owner + " does not exist"));
    }

    /** Not a channel: an interrupt of the reader would close it. */
    private InputStream open(Digest digest, ByteRange range) throws IOException {
        File file = content.file(digest).toFile();
        FileInputStream in = new FileInputStream(file);
        boolean isReady = false;
        try {
            // Operating systems refuse to skip farther than a file can be long.
            InputStream part = new ByteRange(Math.min(range.offset(), file.length()), range.length()).of(in);
            isReady = true;
            return part;
        } finally {
            if (!isReady) {
                in.close();
            }
        }
    }

    @Override
    public void delete(String owner, ArtifactPath path) {
        index.remove(owner, path);
    }

    @Override
    public void deleteAll(String owner) {
        index.removeAll(owner);
    }

    @Override
    public long sweep(Instant olderThan) {
        ContentSweep sweep = new ContentSweep(content);
        return index.sweep(isNamed -> sweep.removeUnnamed(isNamed, olderThan));
    }

    @Override
    public URI link(String owner, ArtifactPath path, Duration validity) {
        throw new UnsupportedCapabilityException(
                "The embedded store gives no links, as no server stands before it; read the artifact with open");
    }

    /** Returns what is wrong with a content; empty where it is as it was stored. */
    Optional<String> problem(ArtifactInfo info) {
        Digest digest = info.digest().orElseThrow();
        try (InputStream in = open(digest, ByteRange.ALL)) {
            java.security.MessageDigest sha256 = Digest.algorithm();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
            boolean holds = Digest.from(sha256.digest()).equals(digest);
            return holds ? Optional.empty() : Optional.of("its bytes do not have the digest " + digest);
        } catch (FileNotFoundException e) {
            return Optional.of("the file " + content.file(digest) + " is missing");
        } catch (IOException e) {
            throw new BackendException("The file " + content.file(digest) + " cannot be read", e);
        }
    }
}
