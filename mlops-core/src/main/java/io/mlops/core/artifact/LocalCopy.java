package io.mlops.core.artifact;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.error.BackendException;
import io.mlops.error.InvalidInputException;
import io.mlops.error.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Copies stored files into a local folder. Immutable, thread-safe. */
public final class LocalCopy {
    private final FileStore files;
    private final Path folder;

    /**
     * Names from where and where to.
     *
     * @param files where they are
     * @param folder an existing or a new folder
     */
    public LocalCopy(FileStore files, Path folder) {
        this.files = files;
        this.folder = folder;
    }

    /**
     * Copies one file; what was at its place stays until the copy is complete and checked.
     *
     * @param file what to copy
     * @param relative its path in the folder
     * @throws io.mlops.error.StoreCorruptException if its digest does not hold
     * @throws InvalidInputException if a folder is in the place of the file, or a file in that of a folder
     * @throws BackendException if it cannot be read or written
     */
    public void copy(ArtifactInfo file, String relative) {
        try {
            Path target = target(relative);
            Path parent = Files.createDirectories(target.toAbsolutePath().getParent());
            Path partial = Files.createTempFile(parent, ".mlops-", ".part");
            try {
                try (InputStream content = files.open(file)) {
                    Files.copy(content, partial, StandardCopyOption.REPLACE_EXISTING);
                }
                Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // A store of artifacts may hold "a" and "a/b" beside each other; a file system cannot.
            throw new InvalidInputException(
                    "target folder",
                    "must have the place of each file free, or held by a file; " + e.getFile() + " is in the way",
                    relative,
                    "download to an empty folder, and where a run has a file at \"a\" and one at \"a/b\", one of both alone");
        } catch (IOException e) {
            throw FileStore.failure(file.path(), e);
        }
    }

    private Path target(String relative) {
        try {
            return folder.resolve(relative);
        } catch (InvalidPathException e) {
            throw new InvalidInputException(
                    "artifact path",
                    "must be a file name on this machine to be copied to a folder",
                    relative,
                    "open it as a stream instead");
        }
    }

    /**
     * Makes the folder.
     *
     * @throws InvalidInputException if there is something else in its place
     */
    public void createFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "target folder", "must be a folder, or a place where one can be made", folder.toString(), "");
        }
    }

    @Override
    public String toString() {
        return Quoted.of(folder.toString());
    }
}
