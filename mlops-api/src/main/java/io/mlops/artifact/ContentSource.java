package io.mlops.artifact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Content that can be read, more than once where a transfer has to be repeated. The reader closes each stream. */
@FunctionalInterface
public interface ContentSource {
    /**
     * Opens the content at its beginning.
     *
     * @throws IOException if it cannot be read
     */
    InputStream open() throws IOException;

    /**
     * Returns the content of a file, read when it is asked for.
     *
     * @param file an existing regular file
     */
    static ContentSource of(Path file) {
        return () -> Files.newInputStream(file);
    }

    /**
     * Returns the content of an array, which must not change afterwards.
     *
     * @param bytes the whole content
     */
    static ContentSource of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }
}
