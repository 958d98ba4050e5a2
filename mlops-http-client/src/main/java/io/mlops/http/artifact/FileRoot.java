package io.mlops.http.artifact;

import io.mlops.artifact.ContentSource;
import io.mlops.http.wire.Download;
import java.util.List;
import java.util.Map;

/** Where the files of one owner lie. Paths are as the server has them, and checked. Implementations are thread-safe. */
interface FileRoot {
    /**
     * What a directory holds.
     *
     * @param name the last part of its path, as callers know it
     * @param isDirectory whether it holds more
     * @param sizeBytes its size; 0 for a directory
     */
    record Entry(String name, boolean isDirectory, long sizeBytes) {}

    /** Returns what is in a directory; the empty text for the root. Empty where there is no such directory. */
    List<Entry> entries(String directory);

    /** Stores a file and returns its size. */
    long write(String path, ContentSource content);

    /** Opens a file, with headers of a range. */
    Download open(String path, Map<String, String> headers);

    /** Deletes a file; with the empty text all of them. */
    void delete(String path);
}
