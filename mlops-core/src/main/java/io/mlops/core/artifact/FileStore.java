package io.mlops.core.artifact;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.error.BackendException;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.error.StoreCorruptException;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.spi.ArtifactStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads files of one owner, checked. Immutable, thread-safe. */
public final class FileStore {
    private static final int PAGE = 1000;

    private final ArtifactStore store;
    private final String owner;

    /**
     * Names whose files.
     *
     * @param store where they are
     * @param owner a run's id
     */
    public FileStore(ArtifactStore store, String owner) {
        this.store = store;
        this.owner = owner;
    }

    /**
     * Returns all files at or below a directory.
     *
     * @param directory a path, or the empty text for the root
     */
    public List<ArtifactInfo> list(String directory) {
        return Page.stream(PageRequest.first(PAGE), page -> store.list(owner, directory, page))
                .toList();
    }

    /**
     * Opens a file whole; its digest is checked at its end.
     *
     * @param path its path
     * @throws NotFoundException if there is no such file
     */
    public InputStream open(ArtifactPath path) {
        ArtifactInfo file = store.find(owner, path).orElseThrow(() -> missing(path));
        return open(file);
    }

    /**
     * Opens a file that was listed; its digest is checked at its end.
     *
     * @param file with the digest that is expected
     */
    public InputStream open(ArtifactInfo file) {
        InputStream content = store.open(owner, file.path(), ByteRange.ALL);
        return file.digest()
                .<InputStream>map(digest -> new DigestCheckingStream(content, file, digest))
                .orElse(content);
    }

    /**
     * Reads a small file whole, checked.
     *
     * @param file with the digest that is expected
     * @throws StoreCorruptException if its digest does not hold
     * @throws BackendException if it cannot be read
     */
    public byte[] read(ArtifactInfo file) {
        try (InputStream content = open(file)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw failure(file.path(), e);
        }
    }

    /**
     * Returns the error of a file that could not be read: that of a damaged file where the stream has found it damaged.
     *
     * @param path its path
     * @param cause what the stream threw
     */
    public static BackendException failure(ArtifactPath path, IOException cause) {
        return cause.getCause() instanceof StoreCorruptException corrupt
                ? corrupt
                : new BackendException(
                        "Artifact " + Quoted.of(path.value()) + " cannot be read: "
                                + cause.getClass().getSimpleName(),
                        cause);
    }

    private NotFoundException missing(ArtifactPath path) {
        return new NotFoundException("Run " + owner + " has no artifact " + Quoted.of(path.value()));
    }
}
