package io.mlops.core.sqlite;

import io.mlops.error.BackendException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Removes content that nobody names, and the uploads that dead processes have left. */
final class ContentSweep {
    private static final int HEX_LENGTH = 64;

    private final ContentFolder content;

    ContentSweep(ContentFolder content) {
        this.content = content;
    }

    /** Removes content that is not named and older than a time; returns how many bytes it had. */
    long removeUnnamed(Predicate<String> isNamed, Instant olderThan) {
        try {
            long freed = 0;
            for (Path folder : children(content.root())) {
                if (folder.equals(content.temporary())) {
                    continue;
                }
                for (Path file : children(folder)) {
                    String name = file.getFileName().toString();
                    if (name.length() == HEX_LENGTH && !isNamed.test(name)) {
                        freed += removeIfOlder(file, olderThan);
                    }
                }
            }
            return freed;
        } catch (IOException e) {
            throw new BackendException(
                    "The folder " + content.root() + " cannot be swept; check the disk and its rights", e);
        }
    }

    private static long removeIfOlder(Path file, Instant olderThan) throws IOException {
        if (!Files.getLastModifiedTime(file).toInstant().isBefore(olderThan)) {
            return 0;
        }
        long size = Files.size(file);
        Files.delete(file);
        return size;
    }

    /** Removes the unfinished uploads of openings that are gone. */
    void removeLeftovers(WriterLocks writers) throws IOException {
        for (Path part : children(content.temporary())) {
            if (writers.isGone(ContentFolder.writerOf(part))) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                stream.forEach(children::add);
            }
        }
        return children;
    }
}
