package io.mlops.spi.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The content of artifacts, each under a name of its own: written once, never changed. Thread-safe; names are 1 to 64 letters, digits and {@code -}.
 */
public interface Blobs {
    /**
     * Writes content; durable on return. What a failure leaves behind is one of {@link #names} or nothing.
     *
     * @param name never used before
     * @param content read to its end, not closed; never held in memory whole
     * @return how many bytes it has
     * @throws IOException if it cannot be read or written
     */
    long write(String name, InputStream content) throws IOException;

    /**
     * Opens content at its first byte; the caller closes it. Content that is deleted meanwhile is read to its end, or fails with an {@link IOException}.
     *
     * @param name of content that was written
     * @throws IOException if it cannot be read
     */
    InputStream open(String name) throws IOException;

    /**
     * Returns the names of all content, also of what is being written.
     *
     * @throws IOException if they cannot be read
     */
    List<String> names() throws IOException;

    /**
     * Deletes content; no error where there is none.
     *
     * @param name of content
     * @return how many bytes were freed
     * @throws IOException if it cannot be deleted
     */
    long delete(String name) throws IOException;
}
