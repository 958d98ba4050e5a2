package io.mlops.core.sqlite;

import io.mlops.error.BackendUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a file which is open was moved, replaced or removed by somebody: it can be written and synced as before, and nobody would ever find what is written. Immutable.
 */
final class OpenFile {
    private final Path file;

    /** What the file system tells a file by, wherever it lies; null where it has none, as on Windows, which moves no open file. */
    private final @Nullable Object key;

    private OpenFile(Path file, @Nullable Object key) {
        this.file = file;
        this.key = key;
    }

    /** Remembers which file has the name now. */
    static OpenFile at(Path file) {
        return new OpenFile(file, key(file));
    }

    /**
     * Asks for its attributes, which takes some microseconds.
     *
     * @throws BackendUnavailableException if another file has the name, or none
     */
    void requireInPlace() {
        if (key != null && !key.equals(key(file))) {
            throw new BackendUnavailableException(
                    "The database file " + file
                            + " was moved, replaced or removed while it was open, so that what is written"
                            + " would be lost; put it back, or open the store where it is now",
                    null);
        }
    }

    private static @Nullable Object key(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }
}
