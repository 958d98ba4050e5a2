package io.mlops.spi;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ByteRange;
import io.mlops.artifact.ContentSource;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Files by owner and path. The owner is a run's id, or another id of 1 to 64 letters, digits and {@code -}. The package page holds the rules for all
 * methods; content is never held in memory whole.
 */
public interface ArtifactStore {
    /**
     * Stores a file; one of the same path is replaced. Until the method returns, the path shows what it showed before; of several writers of one path
     * the last to return wins whole.
     *
     * @param owner whose file
     * @param path its path
     * @param content read once, and again where a transfer is repeated
     * @return what was stored, with its digest where the store has {@link Capability#ARTIFACT_DIGESTS}
     * @throws io.mlops.error.BackendException if the content cannot be read, its {@link java.io.IOException} as the cause; the path shows what it showed before
     */
    ArtifactInfo write(String owner, ArtifactPath path, ContentSource content);

    /**
     * Returns a file's size and digest, or empty where there is none.
     *
     * @param owner whose file
     * @param path its path
     */
    Optional<ArtifactInfo> find(String owner, ArtifactPath path);

    /**
     * Returns the files at or below a directory, recursively, ordered by path by code point.
     *
     * @param owner whose files
     * @param directory a path, or the empty text for the root
     * @param page which page
     */
    Page<ArtifactInfo> list(String owner, String directory, PageRequest page);

    /**
     * Opens a part of a file; the caller closes it. A file that is replaced or deleted meanwhile is read to its end as it was, or fails with an
     * {@link java.io.IOException}, never mixed.
     *
     * @param owner whose file
     * @param path its path
     * @param range which bytes
     * @throws io.mlops.error.NotFoundException if there is no such file
     */
    InputStream open(String owner, ArtifactPath path, ByteRange range);

    /**
     * Deletes a file; no error where there is none.
     *
     * @param owner whose file
     * @param path its path
     */
    void delete(String owner, ArtifactPath path);

    /**
     * Deletes all files of an owner; no error where there are none.
     *
     * @param owner whose files
     */
    void deleteAll(String owner);

    /**
     * Frees what nothing refers to: content without a path, leftovers of uploads that never ended.
     *
     * @param olderThan only what was written before
     * @return how many bytes were freed
     * @throws io.mlops.error.UnsupportedCapabilityException without {@link Capability#PURGE}
     */
    long sweep(Instant olderThan);

    /**
     * Returns a link that reads the file without the SDK.
     *
     * @param owner whose file
     * @param path its path
     * @param validity how long it works
     * @throws io.mlops.error.UnsupportedCapabilityException without {@link Capability#ARTIFACT_LINKS}
     */
    URI link(String owner, ArtifactPath path, Duration validity);
}
