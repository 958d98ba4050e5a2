package io.mlops.artifact;

import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the files of runs; an {@code ActiveRun} writes them.
 *
 * <p>Thread-safe. Every method may throw {@link io.mlops.error.BackendException}, {@link io.mlops.error.NotFoundException} where the run does not
 * exist, {@link io.mlops.error.InvalidInputException} where a path is not an {@link ArtifactPath}, and
 * {@link io.mlops.error.UnsupportedCapabilityException} where no artifact store is configured.
 */
public interface Artifacts {
    /**
     * Returns the files at or below a directory, recursively, ordered by path.
     *
     * @param runId whose files
     * @param directory a directory's or a file's path; the empty text is the root
     * @param page which page
     */
    Page<ArtifactInfo> list(String runId, String directory, PageRequest page);

    /**
     * Returns one file, or empty where the run has none of that path.
     *
     * @param runId whose file
     * @param path its path
     */
    Optional<ArtifactInfo> find(String runId, String path);

    /**
     * Opens a file; the caller closes it. Where its digest is known, the stream checks it at the end of the file and then throws an
     * {@link java.io.IOException} whose cause is a {@link io.mlops.error.StoreCorruptException}.
     *
     * @param runId whose file
     * @param path its path
     * @throws io.mlops.error.NotFoundException if there is no such file
     */
    InputStream open(String runId, String path);

    /**
     * Opens a part of a file; the caller closes it. The digest of a part is not checked.
     *
     * @param runId whose file
     * @param path its path
     * @param range which bytes
     * @throws io.mlops.error.NotFoundException if there is no such file
     */
    InputStream open(String runId, String path, ByteRange range);

    /**
     * Copies the files at or below a directory into a local folder, keeping their paths relative to that directory, each digest checked.
     *
     * @param runId whose files
     * @param directory a directory's or a file's path; the empty text is the root
     * @param target an existing or a new folder; files that exist there are replaced
     * @throws io.mlops.error.NotFoundException if there is no file
     * @throws io.mlops.error.InvalidInputException if a folder is in the place of a file there, or the other way round; what was copied before stays
     */
    void download(String runId, String directory, Path target);
}
